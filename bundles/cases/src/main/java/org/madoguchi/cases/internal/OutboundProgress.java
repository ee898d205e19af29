// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundObserver;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.storage.BlobStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps a case's time line in step with the outbox. */
@Component(service = {OutboundObserver.class, OutboundProgress.class})
public final class OutboundProgress implements OutboundObserver {
    private static final Actor DISPATCH = Actor.system("dispatch");

    private final CaseStore store;
    private final BlobStore blobs;

    @Activate
    public OutboundProgress(@Reference CaseStore store, @Reference BlobStore blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    @Override
    public void moved(
            OutboundId id,
            CaseId caseId,
            OutboxState state,
            Optional<Delivery.Accepted> accepted,
            Optional<LocalizedText> reason) {
        store.unit()
                .run(
                        em -> {
                            InteractionEntity message = store.byOutbound(em, id);
                            if (message != null) {
                                CaseEntity about = em.find(CaseEntity.class, caseId.asLong());
                                String words = reason.map(LocalizedText::ja).orElse("");
                                move(em, message, about, state, accepted, words);
                            }
                        });
    }

    private void move(
            EntityManager em,
            InteractionEntity message,
            CaseEntity about,
            OutboxState state,
            Optional<Delivery.Accepted> accepted,
            String words) {
        switch (state) {
            case SENT -> sent(em, message, about, accepted, words);
            case WAITING -> message.become(InteractionState.QUEUED, words);
            case FAILED -> failed(em, message, about, InteractionState.FAILED, words);
            case UNCERTAIN -> failed(em, message, about, InteractionState.UNCERTAIN, words);
            case CANCELLED -> message.become(InteractionState.CANCELLED, words);
            case SENDING -> {
                // the time line does not tell waiting from being on the way
            }
        }
    }

    /**
     * @param words how it was found out when it had been uncertain, else empty
     */
    private void sent(
            EntityManager em,
            InteractionEntity message,
            CaseEntity about,
            Optional<Delivery.Accepted> accepted,
            String words) {
        String carrierRef = accepted.map(Delivery.Accepted::carrierRef).orElse("");
        accepted.flatMap(Delivery.Accepted::copy).ifPresent(copy -> keep(em, message, about, copy));
        Instant now = store.clock().instant();
        message.sent(carrierRef, now);
        if (message.kind() == InteractionKind.REPLY) {
            about.answered(now);
        }
        if (!carrierRef.isEmpty() && carrierRef.length() <= ThreadEntity.LONGEST_ID) {
            em.persist(new ThreadEntity(store.unit().newId(), carrierRef, about.id()));
        }
        if (message.kind() == InteractionKind.REPLY || !words.isEmpty()) {
            store.changed(em, about, DISPATCH, ChangeKind.MESSAGE_SENT, words);
        }
        if (message.kind() == InteractionKind.REPLY && about.state().isOpen()) {
            about.oweNothing();
            store.restate(em, about, CaseState.ANSWERED);
        }
    }

    private void keep(
            EntityManager em, InteractionEntity message, CaseEntity about, Attachment copy) {
        about.has(CasePart.ATTACHMENTS);
        em.persist(
                new AttachmentEntity(
                        store.unit().newId(),
                        message.caseId(),
                        message.id(),
                        copy,
                        blobs.put(copy.content())));
    }

    private void failed(
            EntityManager em,
            InteractionEntity message,
            CaseEntity about,
            InteractionState end,
            String words) {
        message.become(end, words);
        about.wantAttention(true);
        store.changed(em, about, DISPATCH, ChangeKind.MESSAGE_FAILED, words);
    }
}
