// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.storage.BlobStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers to citizens: written by one person, released by another. */
@Component(service = ReplyDesk.class)
public final class ReplyDesk {
    private static final long MOST_ATTACHED_MB = 20;
    private static final Set<AddressKind> UNSIGNED =
            Set.of(AddressKind.PHONE, AddressKind.LINE, AddressKind.CHAT);

    private final CaseStore store;
    private final Mailbag mailbag;
    private final Channels channels;
    private final BlobStore blobs;
    private final AuditTrail audit;
    private final City city;

    @Activate
    public ReplyDesk(
            @Reference CaseStore store,
            @Reference Mailbag mailbag,
            @Reference Channels channels,
            @Reference BlobStore blobs,
            @Reference AuditTrail audit,
            @Reference City city) {
        this.store = store;
        this.mailbag = mailbag;
        this.channels = channels;
        this.blobs = blobs;
        this.audit = audit;
        this.city = city;
    }

    InteractionId submit(
            Actor actor, CaseId id, Reply reply, Optional<EscalationId> forEscalation) {
        check(reply);
        return store.unit()
                .required(
                        em -> {
                            CaseEntity answered = store.visible(em, actor, id);
                            if (!answered.state().isOpen()) {
                                throw DeskTexts.rejection("case-closed");
                            }
                            InteractionEntity written = write(em, actor, answered, reply);
                            forEscalation.ifPresent(written::answers);
                            forget(em, actor, id);
                            store.changed(em, answered, actor, ChangeKind.REPLY_SUBMITTED, "");
                            store.restate(em, answered, CaseState.IN_PROGRESS);
                            audit.record(
                                    actor,
                                    "reply.submit",
                                    "case " + id,
                                    "interaction " + written.id());
                            return written.id();
                        });
    }

    private static void check(Reply reply) {
        if (reply.text().isBlank()) {
            throw DeskTexts.rejection("text-missing");
        }
        if (reply.text().length() > Reply.MAX_TEXT) {
            throw DeskTexts.rejection("text-too-long", Reply.MAX_TEXT);
        }
        long size = reply.attachments().stream().mapToLong(a -> a.content().size()).sum();
        if (size > MOST_ATTACHED_MB * 1024 * 1024) {
            throw DeskTexts.rejection("attachments-too-large", MOST_ATTACHED_MB);
        }
    }

    private InteractionEntity write(
            EntityManager em, Actor actor, CaseEntity answered, Reply reply) {
        Party to =
                reply.to()
                        .or(answered::replyTo)
                        .orElseThrow(() -> DeskTexts.rejection("contact-unreachable"));
        ChannelDescriptor channel =
                channels.senderFor(to.address().kind(), answered.channel())
                        .orElseThrow(() -> DeskTexts.rejection("no-channel"));
        String text = signed(reply.text().strip(), answered, channel);
        checkWith(channel, new OutboundDraft(to, text, reply.attachments().size(), false));
        InteractionEntity written =
                InteractionEntity.outbound(
                        new InteractionId(store.unit().newId()),
                        answered.id(),
                        InteractionKind.REPLY,
                        InteractionState.AWAITING_APPROVAL,
                        channel.id(),
                        to,
                        subject(reply, answered),
                        text,
                        store.clock().instant());
        written.writtenBy(actor);
        em.persist(written);
        for (Attachment attachment : reply.attachments()) {
            answered.has(CasePart.ATTACHMENTS);
            em.persist(
                    new AttachmentEntity(
                            store.unit().newId(),
                            answered.id(),
                            written.id(),
                            attachment,
                            blobs.put(attachment.content())));
        }
        return written;
    }

    /** Better now than after the approval; the channel has the last word when it sends. */
    private void checkWith(ChannelDescriptor channel, OutboundDraft draft) {
        channels.present(channel.id())
                .flatMap(present -> present.objection(draft))
                .ifPresent(
                        reason -> {
                            throw new RejectedException(reason);
                        });
    }

    /**
     * Letters are signed, what is said in short messages and chats is not. A returned answer that
     * is mended and submitted again has its signature already.
     */
    private String signed(String text, CaseEntity answered, ChannelDescriptor channel) {
        if (UNSIGNED.contains(channel.addressKind())) {
            return text;
        }
        String signature =
                DeskTexts.japanese(
                        "reply.signature", city.deskName().ja(), answered.id().toString());
        return text.endsWith(signature.strip()) ? text : text + signature;
    }

    private static String subject(Reply reply, CaseEntity answered) {
        if (!reply.subject().isBlank()) {
            return reply.subject().strip();
        }
        String subject = answered.subject();
        return subject.regionMatches(true, 0, "re:", 0, 3)
                ? subject
                : DeskTexts.japanese("reply.subject", subject);
    }

    private static void forget(EntityManager em, Actor actor, CaseId id) {
        Drafts.find(em, actor, id).ifPresent(em::remove);
    }

    void approve(Actor actor, InteractionId id) {
        decide(
                actor,
                id,
                "reply.approve",
                (em, reply, answered) -> {
                    reply.queued(
                            mailbag.post(em, answered, reply, store.attachments(em, id), false));
                    store.changed(em, answered, actor, ChangeKind.REPLY_APPROVED, "");
                });
    }

    void giveBack(Actor actor, InteractionId id, String remark) {
        if (remark.isBlank()) {
            throw DeskTexts.rejection("remark-missing");
        }
        decide(
                actor,
                id,
                "reply.return",
                (em, reply, answered) -> {
                    reply.become(InteractionState.RETURNED, remark.strip());
                    reply.escalation().ifPresent(asked -> askAgain(em, asked));
                    answered.wantAttention(true);
                    store.changed(em, answered, actor, ChangeKind.REPLY_RETURNED, remark.strip());
                });
    }

    private static void askAgain(EntityManager em, EscalationId id) {
        em.find(EscalationEntity.class, id.value()).openAgain();
    }

    private interface Decision {
        void take(EntityManager em, InteractionEntity reply, CaseEntity answered);
    }

    private void decide(Actor actor, InteractionId id, String action, Decision decision) {
        actor.require(Permission.REPLY_APPROVE);
        if (actor.user().isEmpty()) {
            // a person's eyes are the point: nothing automatic may release anything
            throw new PermissionDeniedException(Permission.REPLY_APPROVE);
        }
        store.unit()
                .run(
                        em -> {
                            InteractionEntity reply = awaiting(em, actor, id);
                            checkApprover(actor, reply);
                            CaseEntity answered =
                                    em.find(CaseEntity.class, reply.caseId().asLong());
                            decision.take(em, reply, answered);
                            store.restate(em, answered, CaseState.IN_PROGRESS);
                            audit.record(
                                    actor, action, "case " + reply.caseId(), "interaction " + id);
                        });
    }

    private InteractionEntity awaiting(EntityManager em, Actor actor, InteractionId id) {
        InteractionEntity reply = store.visible(em, actor, id);
        if (reply.state() != InteractionState.AWAITING_APPROVAL) {
            throw DeskTexts.rejection("not-awaiting-approval");
        }
        return reply;
    }

    private static void checkApprover(Actor actor, InteractionEntity reply) {
        if (actor.user().equals(reply.author())) {
            throw DeskTexts.rejection("own-reply");
        }
        if (actor.department().isPresent()
                && !actor.department().equals(reply.authorDepartment())) {
            throw DeskTexts.rejection("other-department");
        }
    }

    void withdraw(Actor actor, InteractionId id) {
        store.unit()
                .run(
                        em -> {
                            InteractionEntity reply = awaiting(em, actor, id);
                            if (!actor.user().equals(reply.author())) {
                                throw DeskTexts.rejection("not-author");
                            }
                            reply.become(InteractionState.CANCELLED, "");
                            reply.escalation().ifPresent(asked -> askAgain(em, asked));
                            CaseEntity answered =
                                    em.find(CaseEntity.class, reply.caseId().asLong());
                            store.changed(em, answered, actor, ChangeKind.REPLY_WITHDRAWN, "");
                            store.restate(em, answered, CaseState.IN_PROGRESS);
                            audit.record(
                                    actor,
                                    "reply.withdraw",
                                    "case " + reply.caseId(),
                                    "interaction " + id);
                        });
    }
}
