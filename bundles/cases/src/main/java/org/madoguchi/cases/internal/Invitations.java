// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.Optional;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.city.City;
import org.madoguchi.api.survey.SurveyInvitations;
import org.madoguchi.api.survey.SurveyOccasion;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Asks for an opinion at the end of a letter that answers a case, once in a case. It is put in when
 * the answer is handed in, so that the approver sees everything that leaves.
 */
@Component(service = Invitations.class)
public final class Invitations {
    private final CaseStore store;
    private final City city;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SurveyInvitations surveys;

    @Activate
    public Invitations(@Reference CaseStore store, @Reference City city) {
        this(store, city, null);
    }

    Invitations(CaseStore store, City city, SurveyInvitations surveys) {
        this.store = store;
        this.city = city;
        this.surveys = surveys;
    }

    /** The text with an invitation after it, where one is wanted. */
    String invited(EntityManager em, String text, CaseEntity answered, ChannelDescriptor channel) {
        SurveyInvitations present = surveys;
        if (present == null
                || !channel.addressKind().equals(AddressKind.EMAIL)
                || text.contains(prefix())
                || isInvited(em, answered)) {
            return text;
        }
        Optional<URI> address = present.invite(SurveyOccasion.REPLY, answered.channel());
        return address.map(link -> text + DeskTexts.japanese("reply.survey", link.toString()))
                .orElse(text);
    }

    private boolean isInvited(EntityManager em, CaseEntity answered) {
        return store.interactions(em, answered.id()).stream()
                .anyMatch(earlier -> earlier.body().contains(prefix()));
    }

    private String prefix() {
        return city.publicUrl() + SurveyInvitations.PATH;
    }
}
