// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.BlobStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers to citizens: written by one person, released by another. */
@Component(service = ReplyDesk.class, configurationPid = "org.madoguchi.cases")
public final class ReplyDesk {
    private static final long MOST_ATTACHED_MB = 20;
    private static final int LONGEST_HOLD_SECONDS = 600;

    private final CaseStore store;
    private final Mailbag mailbag;
    private final Outbox outbox;
    private final SecondLook secondLook;
    private final Channels channels;
    private final BlobStore blobs;
    private final AuditTrail audit;
    private final Invitations invitations;
    private final Duration hold;
    private final Signatures signatures;
    private final Approvals approvals;

    @Activate
    public ReplyDesk(
            @Reference CaseStore store,
            @Reference Mailbag mailbag,
            @Reference Outbox outbox,
            @Reference SecondLook secondLook,
            @Reference Channels channels,
            @Reference BlobStore blobs,
            @Reference AuditTrail audit,
            @Reference Invitations invitations,
            @Reference Signatures signatures,
            @Reference Approvals approvals,
            CasesConfig config) {
        this(
                store,
                mailbag,
                outbox,
                secondLook,
                channels,
                blobs,
                audit,
                invitations,
                signatures,
                approvals,
                hold(config.hold_seconds()));
    }

    ReplyDesk(
            CaseStore store,
            Mailbag mailbag,
            Outbox outbox,
            SecondLook secondLook,
            Channels channels,
            BlobStore blobs,
            AuditTrail audit,
            Invitations invitations,
            Signatures signatures,
            Approvals approvals,
            Duration hold) {
        this.store = store;
        this.mailbag = mailbag;
        this.outbox = outbox;
        this.secondLook = secondLook;
        this.channels = channels;
        this.blobs = blobs;
        this.audit = audit;
        this.invitations = invitations;
        this.signatures = signatures;
        this.approvals = approvals;
        this.hold = hold;
    }

    private static Duration hold(int seconds) {
        if (seconds < 0 || seconds > LONGEST_HOLD_SECONDS) {
            throw new IllegalArgumentException(
                    "etc/org.madoguchi.cases.cfg: hold.seconds = "
                            + seconds
                            + " is not within 0 to "
                            + LONGEST_HOLD_SECONDS);
        }
        return Duration.ofSeconds(seconds);
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
                            Optional<Party> usual = answered.replyTo();
                            InteractionEntity written = write(em, actor, answered, reply);
                            approvals.ask(em, answered, written);
                            boolean turned = reply.lasting() && turn(answered, reply.to());
                            forEscalation.ifPresent(written::answers);
                            forget(em, actor, id);
                            store.changed(em, answered, actor, ChangeKind.REPLY_SUBMITTED, "");
                            store.restate(em, answered, CaseState.IN_PROGRESS);
                            audit.record(
                                    actor,
                                    "reply.submit",
                                    "case " + id,
                                    seen(em, answered, written)
                                            + another(usual, written)
                                            + (turned ? " lasting" : ""));
                            return written.id();
                        });
    }

    /** Which answer, for how many, and which concerns were accepted with it. */
    private static String seen(EntityManager em, CaseEntity answered, InteractionEntity reply) {
        int copies = Copies.of(em, answered, reply.id()).size();
        String concerns = Releases.column(reply.release().concerns());
        return "interaction "
                + reply.id()
                + (copies == 0 ? "" : " copies " + copies)
                + (concerns.isEmpty() ? "" : " despite " + concerns);
    }

    /** That it leaves by another way than the case's. */
    private static String another(Optional<Party> usual, InteractionEntity reply) {
        Address to = reply.party().address();
        return usual.map(Party::address).filter(to::equals).isPresent() ? "" : " by " + to.kind();
    }

    /**
     * @return whether the case has been answered elsewhere so far
     */
    private static boolean turn(CaseEntity answered, Optional<Party> to) {
        boolean turned = to.isPresent() && !to.equals(answered.replyTo());
        if (turned) {
            answered.answerTo(to.get());
        }
        return turned;
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
        List<Party> copies = Copies.of(reply, to, channel);
        String text =
                signatures.signed(
                        em,
                        actor,
                        invitations.invited(em, reply.text().strip(), answered, channel),
                        answered.id(),
                        channel);
        if (!reply.attachments().isEmpty()
                && !channel.capabilities().contains(Capability.ATTACHMENTS)) {
            throw DeskTexts.rejection("attachments-impossible", channel.name().ja());
        }
        checkWith(channel, new OutboundDraft(to, text, reply.attachments().size(), false));
        Set<Concern> concerns =
                secondLook.at(
                        em, answered.id(), new Recipients(to, copies), text, reply.attachments());
        SecondLook.require(concerns, reply.accepted());
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
        written.concern(concerns);
        em.persist(written);
        Copies.put(em, store.unit(), answered, written.id(), copies);
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

    private static String subject(Reply reply, CaseEntity answered) {
        if (!reply.subject().isBlank()) {
            return reply.subject().strip();
        }
        String subject = answered.subject();
        return subject.regionMatches(true, 0, "re:", 0, 3)
                ? subject
                : DeskTexts.japanese("reply.subject", subject);
    }

    /** What an answer that is written now is signed with. */
    String signature(Actor actor, CaseId id, Optional<AddressKind> kind) {
        return store.unit()
                .required(
                        em -> {
                            CaseEntity answered = store.visible(em, actor, id);
                            return kind.or(() -> answered.replyTo().map(to -> to.address().kind()))
                                    .flatMap(to -> channels.senderFor(to, answered.channel()))
                                    .map(channel -> signatures.of(em, actor, id, channel))
                                    .orElse("");
                        });
    }

    private static void forget(EntityManager em, Actor actor, CaseId id) {
        Drafts.find(em, actor, id).ifPresent(em::remove);
    }

    /** One step; whoever gives the last one lets the answer out. */
    void approve(Actor actor, InteractionId id, Set<Concern> accepted) {
        decide(
                actor,
                id,
                "reply.approve",
                (em, reply, answered, awaited, voice) -> {
                    SecondLook.require(reply.release().concerns(), accepted);
                    if (!approvals.give(em, actor, awaited, voice)) {
                        // whoever sends it back meanwhile is in conflict
                        em.lock(reply, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
                        store.changed(
                                em,
                                answered,
                                signed(actor, voice),
                                ChangeKind.REPLY_STEP_APPROVED,
                                Approvals.name(awaited.next().approval()));
                        return;
                    }
                    OutboundId outbound =
                            mailbag.post(
                                    em, answered, reply, store.attachments(em, id), false, hold);
                    if (!reply.channel().equals(answered.channel())) {
                        Conversations.answered(em, reply.channel(), reply.party(), answered.id());
                    }
                    reply.held(outbound, store.clock().instant().plus(hold));
                    store.changed(
                            em, answered, signed(actor, voice), ChangeKind.REPLY_APPROVED, "");
                });
    }

    /** As the history names somebody, with whom this was for. */
    private static String signed(Actor actor, Voice voice) {
        return voice.isOwn()
                ? actor.name()
                : DeskTexts.japanese("approval-stand-in", actor.name(), voice.absentName());
    }

    void giveBack(Actor actor, InteractionId id, String remark) {
        if (remark.isBlank()) {
            throw DeskTexts.rejection("remark-missing");
        }
        decide(
                actor,
                id,
                "reply.return",
                (em, reply, answered, awaited, voice) -> {
                    reply.become(InteractionState.RETURNED, remark.strip());
                    reply.escalation().ifPresent(asked -> askAgain(em, asked));
                    answered.wantAttention(true);
                    store.changed(
                            em,
                            answered,
                            signed(actor, voice),
                            ChangeKind.REPLY_RETURNED,
                            remark.strip());
                });
    }

    private static void askAgain(EntityManager em, EscalationId id) {
        em.find(EscalationEntity.class, id.value()).openAgain();
    }

    private interface Decision {
        void take(
                EntityManager em,
                InteractionEntity reply,
                CaseEntity answered,
                Awaited awaited,
                Voice voice);
    }

    private void decide(Actor actor, InteractionId id, String action, Decision decision) {
        // a person's eyes are the point: nothing automatic has a voice
        List<Voice> voices = approvals.demandVoices(actor);
        UserId self = actor.user().orElseThrow();
        store.unit()
                .run(
                        em -> {
                            InteractionEntity reply = awaiting(em, actor, id);
                            Awaited awaited = approvals.awaited(reply);
                            awaited.objection(self, voices)
                                    .ifPresent(
                                            refused -> {
                                                throw refused;
                                            });
                            Voice voice = awaited.voice(self, voices).orElseThrow();
                            CaseEntity answered =
                                    em.find(CaseEntity.class, reply.caseId().asLong());
                            decision.take(em, reply, answered, awaited, voice);
                            store.restate(em, answered, CaseState.IN_PROGRESS);
                            audit.record(
                                    actor,
                                    action,
                                    "case " + reply.caseId(),
                                    seen(em, answered, reply) + told(awaited, voice));
                        });
    }

    /** For the audit trail: which of several steps, and whose right it was. */
    private static String told(Awaited awaited, Voice voice) {
        return (awaited.steps().size() == 1
                        ? ""
                        : " step "
                                + awaited.next().approval().number()
                                + " of "
                                + awaited.steps().size())
                + (voice.isOwn()
                        ? ""
                        : " in place of user " + voice.person() + " (" + voice.absentName() + ")");
    }

    private InteractionEntity awaiting(EntityManager em, Actor actor, InteractionId id) {
        InteractionEntity reply = store.visible(em, actor, id);
        if (reply.state() != InteractionState.AWAITING_APPROVAL) {
            throw DeskTexts.rejection("not-awaiting-approval");
        }
        return reply;
    }

    void recall(Actor actor, InteractionId id) {
        store.unit()
                .run(
                        em -> {
                            InteractionEntity reply = store.visible(em, actor, id);
                            checkRecaller(actor, reply);
                            if (!reply.release().isHeldAt(store.clock().instant())) {
                                throw DeskTexts.rejection("not-held");
                            }
                            outbox.recall(reply.outbound().orElseThrow());
                            reply.recalled();
                            approvals.beginAnew(em, reply.id());
                            CaseEntity answered =
                                    em.find(CaseEntity.class, reply.caseId().asLong());
                            answered.wantAttention(true);
                            store.changed(em, answered, actor, ChangeKind.REPLY_RECALLED, "");
                            store.restate(em, answered, CaseState.IN_PROGRESS);
                            audit.record(
                                    actor,
                                    "reply.recall",
                                    "case " + reply.caseId(),
                                    "interaction " + id);
                        });
    }

    private void checkRecaller(Actor actor, InteractionEntity reply) {
        if (actor.user().isPresent() && actor.user().equals(reply.author())) {
            return;
        }
        if (approvals.demandVoices(actor).stream()
                .noneMatch(voice -> voice.isFor(reply.authorDepartment()))) {
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
