// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts a case's message into the outbox with what ties the answer to the case. */
@Component(service = Mailbag.class)
public final class Mailbag {
    private static final int MOST_REFERENCES = 20;

    private final CaseStore store;
    private final Outbox outbox;
    private final Signatures signatures;

    @Activate
    public Mailbag(
            @Reference CaseStore store,
            @Reference Outbox outbox,
            @Reference Signatures signatures) {
        this.store = store;
        this.outbox = outbox;
        this.signatures = signatures;
    }

    OutboundId post(
            EntityManager em,
            CaseEntity about,
            InteractionEntity message,
            List<StoredAttachment> attachments,
            boolean automatic,
            Duration hold) {
        // what is said to the department is none of the citizen's conversation
        List<InteractionEntity> earlier =
                message.kind() == InteractionKind.ESCALATION_NOTICE
                        ? List.of()
                        : conversation(em, about);
        NewOutbound letter =
                letter(
                        about,
                        message,
                        attachments,
                        lastReceived(earlier),
                        earlier.stream()
                                .skip(Math.max(0, earlier.size() - MOST_REFERENCES))
                                .map(InteractionEntity::messageId)
                                .toList(),
                        automatic,
                        hold);
        return outbox.enqueue(
                message.kind() == InteractionKind.REPLY
                        ? letter.with(
                                Copies.of(em, about, message.id()),
                                signatures.senderName(message.authorDepartment()))
                        : letter);
    }

    private List<InteractionEntity> conversation(EntityManager em, CaseEntity about) {
        return store.interactions(em, about.id()).stream()
                .filter(i -> !i.messageId().isEmpty())
                .filter(i -> i.kind() != InteractionKind.ESCALATION_NOTICE)
                .toList();
    }

    /**
     * The note of receipt for a case that one message has just opened: nothing else is in it yet.
     *
     * @param received the message's own id, may be empty
     */
    OutboundId acknowledge(CaseEntity about, InteractionEntity note, String received) {
        String answered = InteractionEntity.messageId(received);
        return outbox.enqueue(
                letter(
                        about,
                        note,
                        List.of(),
                        answered,
                        answered.isEmpty() ? List.of() : List.of(answered),
                        true,
                        Duration.ZERO));
    }

    private static NewOutbound letter(
            CaseEntity about,
            InteractionEntity message,
            List<StoredAttachment> attachments,
            String inReplyTo,
            List<String> references,
            boolean automatic,
            Duration hold) {
        return new NewOutbound(
                message.channel(),
                message.party(),
                message.subject(),
                message.body(),
                attachments,
                about.id(),
                about.token(),
                inReplyTo,
                references,
                automatic,
                hold);
    }

    private static String lastReceived(List<InteractionEntity> earlier) {
        return earlier.stream()
                .filter(i -> i.state() == InteractionState.RECEIVED)
                .reduce((first, second) -> second)
                .map(InteractionEntity::messageId)
                .orElse("");
    }
}
