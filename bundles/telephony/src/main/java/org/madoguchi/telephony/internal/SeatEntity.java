// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.OperatorStatus;
import org.madoguchi.storage.Times;

/** An operator at a telephone. */
@Entity
@Table(name = "telephony_seat")
class SeatEntity {
    @Id
    @Column(name = "operator_id")
    private long operatorId;

    @Column(nullable = false, length = 10)
    private String extension;

    @Enumerated(EnumType.STRING)
    private OperatorState state = OperatorState.AWAY;

    @Enumerated(EnumType.STRING)
    private AwayReason reason;

    /** Why the operator wants no more calls once the present one is wrapped up. */
    @Enumerated(EnumType.STRING)
    @Column(name = "next_reason")
    private AwayReason nextReason;

    @Column(nullable = false)
    private LocalDateTime since;

    @Column(name = "call_id")
    private Long callId;

    @Column(name = "held_since")
    private LocalDateTime heldSince;

    protected SeatEntity() {}

    SeatEntity(UserId operator, Extension extension) {
        this.operatorId = operator.value();
        this.extension = extension.value();
    }

    void become(OperatorState next, AwayReason why, Instant at) {
        state = next;
        reason = next == OperatorState.AWAY ? why : null;
        if (next == OperatorState.AWAY || next == OperatorState.READY) {
            nextReason = null;
            callId = null;
        }
        since = Times.column(at);
        heldSince = null;
    }

    /** The citizen hears music. */
    void holdsOn(Instant at) {
        heldSince = Times.column(at);
    }

    void talksAgain() {
        heldSince = null;
    }

    /** A call rings or is talked here. */
    void holds(CallId call) {
        callId = call.value();
    }

    void holdsNothing() {
        callId = null;
    }

    void wantsThen(AwayReason why) {
        nextReason = why;
    }

    Optional<AwayReason> wanted() {
        return Optional.ofNullable(nextReason);
    }

    boolean isWith(CallId call) {
        return callId != null && callId == call.value();
    }

    UserId operator() {
        return new UserId(operatorId);
    }

    Extension extension() {
        return new Extension(extension);
    }

    OperatorState state() {
        return state;
    }

    AwayReason reason() {
        return reason;
    }

    /** Calls may be given to it; who talks is free soon, and is not rung meanwhile. */
    boolean takesCalls() {
        return state != OperatorState.WRAP_UP && state != OperatorState.AWAY;
    }

    LocalDateTime since() {
        return since;
    }

    OperatorStatus toRecord() {
        return new OperatorStatus(
                operator(),
                extension(),
                state,
                Optional.ofNullable(reason),
                Times.instant(since),
                Optional.ofNullable(callId).map(CallId::new),
                Optional.ofNullable(heldSince).map(Times::instant));
    }
}
