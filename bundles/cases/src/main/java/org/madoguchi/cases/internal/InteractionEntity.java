// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Release;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.storage.Times;

/** One message of a case, either way. */
@Entity
@Table(name = "cases_interaction")
class InteractionEntity {
    private static final int LONGEST_SUBJECT = 600;
    private static final int LONGEST_REMARK = 2000;

    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Enumerated(EnumType.STRING)
    private InteractionKind kind;

    @Enumerated(EnumType.STRING)
    private InteractionState state;

    @Column(nullable = false, length = 32)
    private String channel;

    /**
     * The source's id of an inbound message; for our own messages made from the interaction's id.
     */
    @Column(name = "external_id", nullable = false, length = 255)
    private String externalId;

    @Column(name = "happened_at", nullable = false)
    private LocalDateTime happenedAt;

    @Column(name = "party_kind", nullable = false)
    private String partyKind;

    @Column(name = "party_address", nullable = false, length = 320)
    private String partyAddress;

    @Column(name = "party_name", nullable = false, length = 300)
    private String partyName;

    @Column(nullable = false, length = LONGEST_SUBJECT)
    private String subject;

    @Lob
    @Column(nullable = false)
    private String body;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Column(name = "message_id", nullable = false, length = 1000)
    private String messageId = "";

    @Column(name = "author_id")
    private Long authorId;

    @Column(name = "author_department_id")
    private Long authorDepartmentId;

    @Column(name = "author_name", nullable = false)
    private String authorName = "";

    @Column(nullable = false, length = LONGEST_REMARK)
    private String remark = "";

    @Column(name = "escalation_id")
    private Long escalationId;

    @Column(name = "original_blob")
    private Long originalBlob;

    @Column(name = "original_type", nullable = false)
    private String originalType = "";

    @Column(name = "outbound_id")
    private Long outboundId;

    /** Names of {@link Concern}s, with commas. */
    @Column(nullable = false, length = 200)
    private String concerns = "";

    @Column(name = "held_until")
    private LocalDateTime heldUntil;

    @Version private int version;

    InteractionEntity() {}

    private InteractionEntity(
            InteractionId id,
            CaseId caseId,
            InteractionKind kind,
            InteractionState state,
            ChannelId channel,
            Party party,
            String subject,
            String body,
            Instant at) {
        this.id = id.value();
        this.caseId = caseId.asLong();
        this.kind = kind;
        this.state = state;
        this.channel = channel.value();
        externalId = "out:" + id;
        happenedAt = Times.column(at);
        partyKind = party.address().kind().value();
        partyAddress = party.address().value();
        partyName = Cut.to(300, party.name());
        this.subject = Cut.to(LONGEST_SUBJECT, subject);
        this.body = body;
        origin = Origin.PERSON;
    }

    static InteractionEntity inbound(
            InteractionId id, CaseId caseId, InboundMessage message, BlobId original) {
        InteractionEntity inbound =
                new InteractionEntity(
                        id,
                        caseId,
                        InteractionKind.INBOUND,
                        InteractionState.RECEIVED,
                        message.channel(),
                        message.sender(),
                        message.subject(),
                        message.text(),
                        message.receivedAt());
        inbound.externalId = message.externalId();
        inbound.origin = message.origin();
        inbound.messageId = messageId(message.thread().messageId());
        inbound.originalBlob = original.value();
        inbound.originalType = Cut.to(100, message.originalType());
        return inbound;
    }

    /** A live conversation has gone on. */
    void retell(InboundMessage message, BlobId original) {
        body = message.text();
        partyKind = message.sender().address().kind().value();
        partyAddress = message.sender().address().value();
        originalBlob = original.value();
    }

    static InteractionEntity outbound(
            InteractionId id,
            CaseId caseId,
            InteractionKind kind,
            InteractionState state,
            ChannelId channel,
            Party to,
            String subject,
            String body,
            Instant at) {
        return new InteractionEntity(id, caseId, kind, state, channel, to, subject, body, at);
    }

    /** An id as it is kept: hostile ones are cut. */
    static String messageId(String given) {
        return Cut.to(1000, given);
    }

    void writtenBy(Actor author) {
        authorId = author.user().map(UserId::value).orElse(null);
        authorDepartmentId = author.department().map(DepartmentId::value).orElse(null);
        authorName = author.name();
    }

    void answers(EscalationId escalation) {
        escalationId = escalation.value();
    }

    InteractionId id() {
        return new InteractionId(id);
    }

    CaseId caseId() {
        return CaseId.ofLong(caseId);
    }

    void moveTo(CaseId other) {
        caseId = other.asLong();
    }

    InteractionKind kind() {
        return kind;
    }

    InteractionState state() {
        return state;
    }

    ChannelId channel() {
        return new ChannelId(channel);
    }

    Party party() {
        return new Party(new Address(new AddressKind(partyKind), partyAddress), partyName);
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }

    String messageId() {
        return messageId;
    }

    Origin origin() {
        return origin;
    }

    Optional<UserId> author() {
        return Optional.ofNullable(authorId).map(UserId::new);
    }

    Optional<DepartmentId> authorDepartment() {
        return Optional.ofNullable(authorDepartmentId).map(DepartmentId::new);
    }

    Optional<EscalationId> escalation() {
        return Optional.ofNullable(escalationId).map(EscalationId::new);
    }

    Optional<BlobId> original() {
        return Optional.ofNullable(originalBlob).map(BlobId::new);
    }

    Optional<OutboundId> outbound() {
        return Optional.ofNullable(outboundId).map(OutboundId::new);
    }

    void become(InteractionState next, String words) {
        state = next;
        remark = Cut.to(LONGEST_REMARK, words);
    }

    void concern(Set<Concern> found) {
        concerns = Releases.column(found);
    }

    Release release() {
        return Releases.of(concerns, Optional.ofNullable(heldUntil).map(Times::instant));
    }

    void queued(OutboundId outbound) {
        state = InteractionState.QUEUED;
        remark = "";
        outboundId = outbound.value();
    }

    /** Released, and held back until then. */
    void held(OutboundId outbound, Instant until) {
        queued(outbound);
        heldUntil = Times.column(until);
    }

    /** As if it had not been released. */
    void recalled() {
        state = InteractionState.AWAITING_APPROVAL;
        outboundId = null;
        heldUntil = null;
    }

    /** The carrier took it: its time is when it left, and answers may refer to the carrier's id. */
    void sent(String carrierRef, Instant at) {
        state = InteractionState.SENT;
        remark = "";
        messageId = messageId(carrierRef);
        happenedAt = Times.column(at);
    }

    Interaction interaction(
            List<Field> fields,
            List<StoredAttachment> attachments,
            List<LocalizedText> problems,
            List<Party> copies) {
        return new Interaction(
                id(),
                caseId(),
                kind,
                state,
                channel(),
                Times.instant(happenedAt),
                party(),
                subject,
                body,
                fields,
                attachments,
                origin,
                author(),
                authorName,
                remark,
                original(),
                outbound(),
                problems,
                release(),
                copies,
                List.of(),
                Optional.empty());
    }
}
