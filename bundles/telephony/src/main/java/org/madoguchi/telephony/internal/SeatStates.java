// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.OperatorState;

/** What calls make of the operators' states. */
final class SeatStates {
    private final CallStore store;
    private final PhoneSystems systems;

    SeatStates(CallStore store, PhoneSystems systems) {
        this.store = store;
        this.systems = systems;
    }

    /**
     * @param seat of the extension that the event names
     */
    void follow(Picture picture, CallId call, CallEvent event, Optional<SeatEntity> seat) {
        EntityManager em = picture.em();
        Instant at = event.at();
        if (event instanceof CallEvent.Ringing) {
            seat.filter(one -> one.state() == OperatorState.READY)
                    .ifPresent(one -> one.holds(call));
        } else if (event instanceof CallEvent.Unanswered) {
            seat.filter(one -> one.isWith(call)).ifPresent(one -> didNotAnswer(em, one, at));
        } else if (event instanceof CallEvent.Answered) {
            seat.ifPresent(one -> talks(em, one, call, at));
        } else if (event instanceof CallEvent.Transferred transferred) {
            seat.ifPresent(one -> wrapsUp(em, one, call, at));
            takesOver(picture, transferred.to())
                    .ifPresent(colleague -> talks(em, colleague, call, at));
        } else if (event instanceof CallEvent.Released) {
            seat.ifPresent(one -> wrapsUp(em, one, call, at));
        } else if (event instanceof CallEvent.Ended) {
            picture.seatsWith(call).forEach(one -> ends(em, one, call, at));
        }
    }

    /** A colleague at a seat gets the call with its case; a department's telephone is no seat. */
    private static Optional<SeatEntity> takesOver(Picture picture, String target) {
        return Extension.isOne(target) ? picture.seat(new Extension(target)) : Optional.empty();
    }

    private void talks(EntityManager em, SeatEntity seat, CallId call, Instant at) {
        seat.holds(call);
        if (seat.state() != OperatorState.TALKING) {
            store.become(em, seat, OperatorState.TALKING, null, at);
        }
    }

    private void wrapsUp(EntityManager em, SeatEntity seat, CallId call, Instant at) {
        if (seat.isWith(call) && seat.state() == OperatorState.TALKING) {
            store.become(em, seat, OperatorState.WRAP_UP, null, at);
            systems.seat(seat.extension(), false);
        }
    }

    private void ends(EntityManager em, SeatEntity seat, CallId call, Instant at) {
        if (seat.state() == OperatorState.TALKING) {
            wrapsUp(em, seat, call, at);
        } else if (seat.state() == OperatorState.READY) {
            seat.holdsNothing();
        }
    }

    /** Callers must not wait for a telephone that nobody takes up. */
    private void didNotAnswer(EntityManager em, SeatEntity seat, Instant at) {
        store.become(em, seat, OperatorState.AWAY, AwayReason.NO_ANSWER, at);
        systems.seat(seat.extension(), false);
    }
}
