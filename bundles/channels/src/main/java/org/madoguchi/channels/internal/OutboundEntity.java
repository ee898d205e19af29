// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

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
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.channel.Party;
import org.madoguchi.storage.Times;

/** A message in the outbox. */
@Entity
@Table(name = "channels_outbound")
class OutboundEntity {
    private static final int LONGEST_ANSWER = 1000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_COPIES = 7000;

    @Id private long id;

    @Column(nullable = false, length = 32)
    private String channel;

    @Column(name = "to_kind", nullable = false)
    private String toKind;

    @Column(name = "to_address", nullable = false)
    private String toAddress;

    @Column(name = "to_name", nullable = false)
    private String toName;

    @Column(nullable = false)
    private String subject;

    @Lob
    @Column(nullable = false)
    private String body;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "case_token", nullable = false)
    private String caseToken;

    @Column(name = "in_reply_to", nullable = false)
    private String inReplyTo;

    @Lob
    @Column(name = "thread_references", nullable = false)
    private String references;

    private boolean automatic;

    /** Lines of address, tab and name; addresses of the kind of the recipient's. */
    @Column(nullable = false, length = LONGEST_COPIES)
    private String copies = "";

    @Column(name = "sender_name", nullable = false, length = LONGEST_NAME)
    private String senderName = "";

    @Enumerated(EnumType.STRING)
    private OutboxState state = OutboxState.WAITING;

    private int tries;

    /** How often the carrier was asked about it since it became uncertain. */
    private int asked;

    @Column(name = "queued_at", nullable = false)
    private LocalDateTime queuedAt;

    @Column(name = "next_try_at", nullable = false)
    private LocalDateTime nextTryAt;

    @Column(name = "settled_at")
    private LocalDateTime settledAt;

    @Column(name = "answer_ja", length = LONGEST_ANSWER)
    private String answerJa;

    @Column(name = "answer_en", length = LONGEST_ANSWER)
    private String answerEn;

    @Column(name = "carrier_ref", length = LONGEST_ANSWER)
    private String carrierRef;

    @Version private int version;

    OutboundEntity() {}

    OutboundEntity(OutboundId id, NewOutbound message, Instant now) {
        this.id = id.value();
        channel = message.channel().value();
        toKind = message.to().address().kind().value();
        toAddress = message.to().address().value();
        toName = cut(message.to().name(), LONGEST_NAME);
        subject = cut(message.subject(), LONGEST_ANSWER);
        body = message.text();
        caseId = message.caseId().asLong();
        caseToken = message.caseToken();
        inReplyTo = cut(message.inReplyTo(), LONGEST_ANSWER);
        references = String.join("\n", message.references());
        automatic = message.automatic();
        copies = lines(message.to().address().kind(), message.copies());
        senderName = cut(message.senderName(), LONGEST_NAME);
        queuedAt = Times.column(now);
        nextTryAt = Times.column(now.plus(message.hold()));
    }

    private static String lines(AddressKind kind, List<Party> copies) {
        for (Party copy : copies) {
            if (!copy.address().kind().equals(kind)) {
                throw new IllegalArgumentException("a copy to " + copy.address().kind());
            }
        }
        String lines =
                copies.stream()
                        .map(copy -> copy.address().value() + "\t" + cut(copy.name(), LONGEST_NAME))
                        .collect(Collectors.joining("\n"));
        if (lines.length() > LONGEST_COPIES) {
            throw new IllegalArgumentException(copies.size() + " copies are too many");
        }
        return lines;
    }

    private List<Party> copies() {
        AddressKind kind = new AddressKind(toKind);
        return copies.lines()
                .map(line -> line.split("\t", 2))
                .map(parts -> new Party(new Address(kind, parts[0]), parts[1]))
                .toList();
    }

    Instant due() {
        return Times.instant(nextTryAt);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }

    OutboundId id() {
        return new OutboundId(id);
    }

    ChannelId channel() {
        return new ChannelId(channel);
    }

    CaseId caseId() {
        return CaseId.ofLong(caseId);
    }

    OutboxState state() {
        return state;
    }

    int tries() {
        return tries;
    }

    Instant queuedAt() {
        return Times.instant(queuedAt);
    }

    void beginTry() {
        state = OutboxState.SENDING;
        tries++;
    }

    /** It never came into a channel's hands, so it was no try. */
    void unclaim() {
        state = OutboxState.WAITING;
        tries--;
    }

    /** Nobody knows whether it left; the carrier can be asked from now on. */
    void uncertain(LocalizedText reason, Instant now) {
        end(OutboxState.UNCERTAIN, reason, now);
        asked = 0;
        nextTryAt = settledAt;
    }

    void ask(Instant now) {
        asked++;
        nextTryAt = Times.column(AskingPolicy.next(asked, now));
    }

    void waitUntil(Instant nextTry, LocalizedText reason) {
        state = OutboxState.WAITING;
        nextTryAt = Times.column(nextTry);
        settledAt = null;
        answer(reason);
    }

    /** A person wants it sent: the count begins anew. */
    void wait(Instant now) {
        state = OutboxState.WAITING;
        tries = 0;
        queuedAt = Times.column(now);
        nextTryAt = queuedAt;
        settledAt = null;
    }

    void sent(String reference, Instant now) {
        carrierRef = cut(reference, LONGEST_ANSWER);
        settle(OutboxState.SENT, now);
    }

    void end(OutboxState end, LocalizedText reason, Instant now) {
        answer(reason);
        settle(end, now);
    }

    void cancel(Instant now) {
        settle(OutboxState.CANCELLED, now);
    }

    private void settle(OutboxState end, Instant now) {
        state = end;
        settledAt = Times.column(now);
    }

    private void answer(LocalizedText reason) {
        answerJa = cut(reason.ja(), LONGEST_ANSWER);
        answerEn = cut(reason.en(), LONGEST_ANSWER);
    }

    private Party to() {
        return new Party(new Address(new AddressKind(toKind), toAddress), toName);
    }

    OutboundMessage message(List<Attachment> attachments) {
        return new OutboundMessage(
                id(),
                channel(),
                to(),
                subject,
                body,
                attachments,
                caseId(),
                caseToken,
                inReplyTo,
                references.lines().toList(),
                automatic,
                copies(),
                senderName);
    }

    OutboxEntry entry() {
        Optional<LocalizedText> answer =
                answerJa == null
                        ? Optional.empty()
                        : Optional.of(new LocalizedText(answerJa, answerEn));
        Optional<Instant> next =
                state == OutboxState.WAITING
                        ? Optional.of(Times.instant(nextTryAt))
                        : Optional.empty();
        return new OutboxEntry(
                id(), channel(), caseId(), to(), subject, state, tries, queuedAt(), next, answer);
    }
}
