// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;
import org.madoguchi.storage.Times;

/**
 * A call as it is known so far. The first report of a fact stands; a repetition or a straggler
 * changes nothing.
 */
@Entity
@Table(name = "telephony_call")
class CallEntity {
    @Id private long id;

    @Column(nullable = false, length = 32)
    private String channel;

    @Column(name = "pbx_call", nullable = false, length = 150)
    private String pbxCall;

    private boolean outgoing;

    @Column(nullable = false, length = 320)
    private String party = "";

    @Column(nullable = false, length = 300)
    private String name = "";

    @Column(nullable = false, length = 80)
    private String line = "";

    /** Null of a call that is older than entrances, or came by the only one. */
    @Column(length = 80)
    private String entrance;

    @Column(nullable = false, length = 100)
    private String menu = "";

    @Column(nullable = false, length = 80)
    private String queue = "";

    @Enumerated(EnumType.STRING)
    private CallState state = CallState.ARRIVED;

    @Enumerated(EnumType.STRING)
    @Column(name = "turned_away")
    private Outcome turnedAway;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "arrived_at", nullable = false)
    private LocalDateTime arrivedAt;

    @Column(name = "queued_at")
    private LocalDateTime queuedAt;

    @Column(name = "answered_at")
    private LocalDateTime answeredAt;

    @Column(name = "released_at")
    private LocalDateTime releasedAt;

    @Column(name = "talking_since")
    private LocalDateTime talkingSince;

    @Column(name = "ended_at")
    private LocalDateTime endedAt;

    @Column(name = "wrapped_up_at")
    private LocalDateTime wrappedUpAt;

    @Column(name = "newest_at", nullable = false)
    private LocalDateTime newestAt;

    @Column(name = "waited_ms")
    private long waitedMs;

    @Column(name = "talked_ms")
    private long talkedMs;

    @Column(nullable = false, length = 10)
    private String extension = "";

    @Column(name = "operator_id")
    private Long operatorId;

    @Column(name = "answered_by")
    private Long answeredBy;

    @Column(name = "case_id")
    private Long caseId;

    @Column(name = "interaction_id")
    private Long interactionId;

    @Column(name = "transferred_to", nullable = false, length = 80)
    private String transferredTo = "";

    @Enumerated(EnumType.STRING)
    private TransferKind transfer;

    @Column(nullable = false, length = 40)
    private String disposition = "";

    private Long recording;

    @Column(name = "callback_due")
    private boolean callbackDue;

    @Column(name = "again_at")
    private LocalDateTime againAt;

    protected CallEntity() {}

    /** A call of which something was just heard for the first time. */
    CallEntity(CallId id, ChannelId channel, String pbxCall, Instant at) {
        this.id = id.value();
        this.channel = channel.value();
        this.pbxCall = pbxCall;
        this.arrivedAt = Times.column(at);
        this.newestAt = arrivedAt;
    }

    /** A call that the desk makes. */
    static CallEntity outgoing(
            CallId id,
            ChannelId channel,
            String pbxCall,
            String party,
            Optional<CaseId> about,
            UserId operator,
            Extension extension,
            Instant at) {
        CallEntity call = new CallEntity(id, channel, pbxCall, at);
        call.outgoing = true;
        call.party = party;
        call.caseId = about.map(CaseId::asLong).orElse(null);
        call.operatorId = operator.value();
        call.extension = extension.value();
        return call;
    }

    /**
     * Takes an event in.
     *
     * @param operator who sits at the extension that the event names, of a transfer at the one that
     *     it goes to
     * @return whether the event told something new
     */
    boolean take(CallEvent event, Optional<UserId> operator) {
        LocalDateTime at = Times.column(event.at());
        if (at.isAfter(newestAt)) {
            newestAt = at;
        }
        if (event instanceof CallEvent.Arrived arrived) {
            return arrived(arrived);
        } else if (event instanceof CallEvent.Entered entered) {
            boolean news = entrance == null;
            entrance = news ? cut(entered.entrance(), 80) : entrance;
            return news;
        } else if (event instanceof CallEvent.MenuChosen chosen) {
            boolean news = menu.isEmpty();
            menu = news ? cut(chosen.choice(), 100) : menu;
            return news;
        } else if (event instanceof CallEvent.Ended) {
            return ended(at);
        } else if (event instanceof CallEvent.Recorded) {
            return false;
        }
        return state != CallState.ENDED && moved(event, at, operator);
    }

    private boolean arrived(CallEvent.Arrived arrived) {
        boolean news = line.isEmpty() && party.isEmpty();
        if (news) {
            party = arrived.caller().value();
            name = cut(arrived.name(), 300);
            line = cut(arrived.line(), 80);
        }
        return news;
    }

    private boolean moved(CallEvent event, LocalDateTime at, Optional<UserId> operator) {
        if (event instanceof CallEvent.Queued queued) {
            return queued(queued.queue(), at);
        } else if (event instanceof CallEvent.Ringing ringing) {
            return rings(ringing.extension(), operator);
        } else if (event instanceof CallEvent.Unanswered unanswered) {
            return stopsRinging(unanswered.extension());
        } else if (event instanceof CallEvent.Answered answered) {
            return answered(answered.extension(), operator, at);
        } else if (event instanceof CallEvent.Released) {
            return released(at);
        } else if (event instanceof CallEvent.Transferred transferred) {
            return transferred(transferred, operator, at);
        } else if (event instanceof CallEvent.Held || event instanceof CallEvent.Resumed) {
            // of the operator's seat
            return true;
        } else if (event instanceof CallEvent.Joined joined) {
            return joined(joined);
        } else if (event instanceof CallEvent.TakenUp) {
            return takenUp(at);
        } else if (event instanceof CallEvent.TurnedAway turned) {
            boolean news = turnedAway == null;
            turnedAway = news ? turned.outcome() : turnedAway;
            return news;
        }
        throw new IllegalStateException("an event of an unknown kind: " + event.getClass());
    }

    private boolean queued(String where, LocalDateTime at) {
        if (queuedAt != null) {
            return false;
        }
        queuedAt = at;
        queue = cut(where, 80);
        if (state == CallState.ARRIVED) {
            state = CallState.QUEUED;
        }
        return true;
    }

    private boolean rings(Extension where, Optional<UserId> operator) {
        boolean news =
                answeredAt == null
                        && !(state == CallState.RINGING && extension.equals(where.value()));
        if (news) {
            state = CallState.RINGING;
            sitsAt(where, operator);
        }
        return news;
    }

    private boolean stopsRinging(Extension where) {
        boolean news = state == CallState.RINGING && extension.equals(where.value());
        if (news) {
            state = CallState.QUEUED;
            extension = "";
            operatorId = null;
        }
        return news;
    }

    private boolean answered(Extension where, Optional<UserId> operator, LocalDateTime at) {
        if (answeredAt != null) {
            // not by a repetition of the first answer
            return extension.equals(where.value()) && takenUp(at);
        }
        answeredAt = at;
        waitedMs = millis(queuedAt == null ? arrivedAt : queuedAt, at);
        talkingSince = at;
        state = CallState.TALKING;
        sitsAt(where, operator);
        answeredBy = operatorId;
        return true;
    }

    private boolean released(LocalDateTime at) {
        if (answeredAt == null || releasedAt != null) {
            return false;
        }
        releasedAt = at;
        stopsTalking(at);
        return true;
    }

    private void stopsTalking(LocalDateTime at) {
        if (talkingSince != null) {
            talkedMs += millis(talkingSince, at);
            talkingSince = null;
        }
    }

    /** Later transfers are told by who has the call then; anything else repeats an earlier one. */
    private boolean transferred(
            CallEvent.Transferred event, Optional<UserId> colleague, LocalDateTime at) {
        if (transfer != null && !extension.equals(event.extension().value())) {
            return false;
        }
        released(at);
        stopsTalking(at);
        transfer = event.kind();
        transferredTo = cut(event.to(), 80);
        state = CallState.TRANSFERRED;
        extension = Extension.isOne(transferredTo) ? transferredTo : "";
        colleague.ifPresent(user -> operatorId = user.value());
        if (transfer == TransferKind.ATTENDED) {
            talkingSince = at;
        }
        return true;
    }

    private boolean joined(CallEvent.Joined event) {
        String who = cut(event.to(), 80);
        boolean news = transfer == null || !transferredTo.equals(who);
        if (news) {
            transfer = TransferKind.JOINED;
            transferredTo = who;
        }
        return news;
    }

    private boolean takenUp(LocalDateTime at) {
        boolean news =
                state == CallState.TRANSFERRED
                        && transfer == TransferKind.BLIND
                        && talkingSince == null;
        if (news) {
            talkingSince = at;
        }
        return news;
    }

    private boolean ended(LocalDateTime at) {
        if (endedAt != null) {
            return false;
        }
        released(at);
        stopsTalking(at);
        endedAt = at;
        state = CallState.ENDED;
        outcome = outcomeSoFar();
        if (answeredAt == null) {
            waitedMs = millis(queuedAt == null ? arrivedAt : queuedAt, at);
        }
        callbackDue =
                !party.isEmpty() && (outcome == Outcome.ABANDONED || outcome == Outcome.OVERFLOW);
        return true;
    }

    private Outcome outcomeSoFar() {
        if (answeredAt != null) {
            return Outcome.ANSWERED;
        } else if (outgoing) {
            return Outcome.NOT_REACHED;
        } else if (turnedAway != null) {
            return turnedAway;
        }
        return queuedAt == null ? Outcome.LEFT_IN_MENU : Outcome.ABANDONED;
    }

    private void sitsAt(Extension where, Optional<UserId> operator) {
        extension = where.value();
        operatorId = operator.map(UserId::value).orElse(null);
    }

    void belongsTo(Inbox.Receipt receipt) {
        if (caseId == null) {
            caseId = receipt.caseId().asLong();
            interactionId = receipt.interaction().value();
        }
    }

    void keeps(BlobId blob) {
        recording = blob.value();
    }

    void wrappedUp(String code, Instant at) {
        if (!code.isEmpty()) {
            disposition = code;
        }
        wrappedUpAt = Times.column(at);
    }

    void isCalledAgain(Instant at) {
        againAt = Times.column(at);
        callbackDue = true;
    }

    void needsNoCallback() {
        callbackDue = false;
    }

    CallId id() {
        return new CallId(id);
    }

    String pbxCall() {
        return pbxCall;
    }

    Optional<BlobId> recording() {
        return Optional.ofNullable(recording).map(BlobId::new);
    }

    Optional<CaseId> caseId() {
        return Optional.ofNullable(caseId).map(CaseId::ofLong);
    }

    boolean hasEnded() {
        return state == CallState.ENDED;
    }

    /** What it was, for whoever deletes it. */
    Optional<BlobId> forgetRecording() {
        Optional<BlobId> kept = recording();
        recording = null;
        return kept;
    }

    void forgetCaller() {
        party = "";
        name = "";
        callbackDue = false;
    }

    Call toRecord() {
        return new Call(
                id(),
                new ChannelId(channel),
                outgoing,
                party.isEmpty() ? Address.NONE : new Address(AddressKind.PHONE, party),
                name,
                line,
                entrance == null ? "" : entrance,
                menu,
                queue,
                state,
                Optional.ofNullable(outcome),
                Times.instant(arrivedAt),
                optional(queuedAt),
                optional(answeredAt),
                optional(releasedAt),
                Duration.ofMillis(talkedMs),
                optional(talkingSince),
                optional(endedAt),
                extension.isEmpty() ? Optional.empty() : Optional.of(new Extension(extension)),
                Optional.ofNullable(operatorId).map(UserId::new),
                Optional.ofNullable(answeredBy).map(UserId::new),
                caseId(),
                Optional.ofNullable(interactionId).map(InteractionId::new),
                transferredTo,
                Optional.ofNullable(transfer),
                disposition,
                optional(wrappedUpAt),
                recording != null,
                callbackDue,
                optional(againAt));
    }

    private static Optional<Instant> optional(LocalDateTime column) {
        return Optional.ofNullable(column).map(Times::instant);
    }

    private static long millis(LocalDateTime from, LocalDateTime to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }

    private static String cut(String value, int max) {
        String line = value.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
        return line.length() <= max ? line : line.substring(0, max);
    }
}
