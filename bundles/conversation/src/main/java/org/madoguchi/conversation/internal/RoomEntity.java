// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.conversation.RoomEnd;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** A room and the rules of its states. Whoever changes it has locked its row. */
@Entity
@Table(name = "conversation_room")
class RoomEntity {
    private static final int LONGEST_QUESTION = 60;

    @Id private long id;

    @Column(nullable = false, length = 32)
    private String channel;

    @Column(name = "secret_hash", nullable = false, length = 64)
    private String secretHash;

    @Enumerated(EnumType.STRING)
    private RoomState state = RoomState.SUGGESTING;

    @Column(nullable = false, length = 200)
    private String topic;

    @Column(nullable = false, length = 200)
    private String question = "";

    @Column(name = "opened_at", nullable = false)
    private LocalDateTime openedAt;

    @Column(name = "waiting_since")
    private LocalDateTime waitingSince;

    @Column(name = "last_entry_at", nullable = false)
    private LocalDateTime lastEntryAt;

    @Column(name = "seen_at", nullable = false)
    private LocalDateTime seenAt;

    @Column(name = "operator_id")
    private Long operatorId;

    @Column(name = "operator_name", nullable = false, length = 200)
    private String operatorName = "";

    @Column(nullable = false)
    private int entries;

    @Column(nullable = false)
    private int unread;

    @Column(name = "case_id")
    private Long caseId;

    @Column(name = "interaction_id")
    private Long interactionId;

    @Column(nullable = false, length = 320)
    private String mail = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_how")
    private RoomEnd endedHow;

    @Column(nullable = false, length = 35)
    private String language;

    @Column(nullable = false)
    private int questions;

    @Column(nullable = false)
    private int unanswered;

    @Column(nullable = false)
    private int answers;

    protected RoomEntity() {}

    RoomEntity(
            long id,
            ChannelId channel,
            String secretHash,
            String topic,
            Locale language,
            Instant at) {
        this.id = id;
        this.channel = channel.value();
        this.secretHash = secretHash;
        this.topic = Cut.to(200, topic);
        this.language = Cut.to(35, language.toLanguageTag());
        openedAt = Times.column(at);
        lastEntryAt = openedAt;
        seenAt = openedAt;
    }

    RoomId id() {
        return new RoomId(id);
    }

    /** Which its citizen read when it was opened. */
    Locale language() {
        return Locale.forLanguageTag(language);
    }

    ChannelId channel() {
        return new ChannelId(channel);
    }

    RoomState state() {
        return state;
    }

    boolean isOpen() {
        return state != RoomState.ENDED;
    }

    String topic() {
        return topic;
    }

    String question() {
        return question;
    }

    Instant openedAt() {
        return Times.instant(openedAt);
    }

    String mail() {
        return mail;
    }

    Optional<UserId> operator() {
        return Optional.ofNullable(operatorId).map(UserId::new);
    }

    Optional<CaseId> caseId() {
        return Optional.ofNullable(caseId).map(CaseId::ofLong);
    }

    Optional<InteractionId> interaction() {
        return Optional.ofNullable(interactionId).map(InteractionId::new);
    }

    /** Counts what comes now; the number of its entry. */
    int nextEntry(RoomEntry.Kind kind, String text, Instant at) {
        lastEntryAt = Times.column(at);
        switch (kind) {
            case ARTICLES -> {
                questions++;
                unanswered += text.isEmpty() ? 1 : 0;
            }
            case NEAR_ARTICLES -> {
                questions++;
                unanswered++;
            }
            case OPERATOR -> answers++;
            default -> {
                // not counted
            }
        }
        return ++entries;
    }

    int entries() {
        return entries;
    }

    void heard(String words) {
        if (question.isEmpty()) {
            question = Cut.to(LONGEST_QUESTION, words.strip().replaceAll("\\s+", " "));
        }
        unread++;
        seenAt = lastEntryAt;
    }

    void read() {
        unread = 0;
    }

    void waitForOperator(Instant since) {
        state = RoomState.WAITING;
        waitingSince = Times.column(since);
        operatorId = null;
        operatorName = "";
    }

    void with(UserId operator, String name) {
        state = RoomState.WITH_OPERATOR;
        operatorId = operator.value();
        operatorName = Cut.to(200, name);
        unread = 0; // whoever takes a room has it before their eyes
    }

    /** As {@link #with}, for somebody who has to notice it first. */
    void handTo(UserId operator, String name) {
        with(operator, name);
        unread = 1;
    }

    void reachableBy(String address) {
        mail = address;
    }

    void became(Inbox.Receipt receipt) {
        caseId = receipt.caseId().asLong();
        interactionId = receipt.interaction().value();
    }

    void end(RoomEnd how) {
        state = RoomState.ENDED;
        endedHow = how;
    }
}
