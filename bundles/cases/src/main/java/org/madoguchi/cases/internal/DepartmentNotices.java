// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.identity.Actor;

/** The mails that ask a department, and remind it. */
final class DepartmentNotices {
    private final CaseStore store;
    private final Channels channels;
    private final Mailbag mailbag;

    DepartmentNotices(CaseStore store, Channels channels, Mailbag mailbag) {
        this.store = store;
        this.channels = channels;
        this.mailbag = mailbag;
    }

    void post(
            EntityManager em,
            Actor actor,
            CaseEntity about,
            Department asked,
            DeskEntry words,
            Places places) {
        ChannelId mail =
                channels.senderFor(AddressKind.EMAIL)
                        .orElseThrow(() -> DeskTexts.rejection("no-channel"))
                        .id();
        InteractionEntity notice =
                InteractionEntity.outbound(
                        new InteractionId(store.unit().newId()),
                        about.id(),
                        InteractionKind.ESCALATION_NOTICE,
                        InteractionState.QUEUED,
                        mail,
                        new Party(Address.email(asked.mail()), asked.name()),
                        places.fill(words.subject()),
                        places.fill(words.text()),
                        store.clock().instant());
        notice.writtenBy(actor);
        em.persist(notice);
        notice.queued(mailbag.post(em, about, notice, List.of(), true, Duration.ZERO));
    }
}
