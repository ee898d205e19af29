// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.survey.SurveyInvitations;
import org.madoguchi.api.survey.SurveyOccasion;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks whoever has sent an inquiry for an opinion, while there is a survey. */
@Component(service = Invitations.class)
public final class Invitations {
    private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SurveyInvitations surveys;

    /** For the service registry, which fills in the surveys. */
    public Invitations() {}

    Invitations(SurveyInvitations surveys) {
        this.surveys = surveys;
    }

    /** What names the invitation in its address; empty when nobody is to be asked. */
    String token(ChannelId channel) {
        SurveyInvitations present = surveys;
        if (present == null) {
            return "";
        }
        try {
            return present.invite(SurveyOccasion.FORM, channel)
                    .map(address -> address.getPath().replaceFirst(".*/", ""))
                    .orElse("");
        } catch (RuntimeException e) {
            // the inquiry is stored: its receipt must be shown
            LOG.warn("no invitation to a survey could be made", e);
            return "";
        }
    }

    /** Where an invitation leads, by what an address said; empty for anything else. */
    static Optional<String> path(String token) {
        return TOKEN.matcher(token).matches()
                ? Optional.of(SurveyInvitations.PATH + token)
                : Optional.empty();
    }
}
