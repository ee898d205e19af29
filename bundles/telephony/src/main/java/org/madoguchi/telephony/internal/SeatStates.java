// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallId;
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
    void follow(Picture picture, Call call, CallEvent event, Optional<SeatEntity> seat) {
        EntityManager em = picture.em();
        Instant at = event.at();
        CallId id = call.id();
        if (event instanceof CallEvent.Ringing) {
            seat.filter(one -> one.state() == OperatorState.READY).ifPresent(one -> one.holds(id));
        } else if (event instanceof CallEvent.Unanswered) {
            seat.filter(one -> one.isWith(id)).ifPresent(one -> didNotAnswer(em, one, at));
        } else if (event instanceof CallEvent.Answered) {
            seat.ifPresent(one -> talks(em, one, id, at));
        } else if (event instanceof CallEvent.Held) {
            seat.filter(one -> talksIn(one, id)).ifPresent(one -> one.holdsOn(at));
        } else if (event instanceof CallEvent.Resumed || event instanceof CallEvent.Joined) {
            seat.filter(one -> talksIn(one, id)).ifPresent(SeatEntity::talksAgain);
        } else if (event instanceof CallEvent.Transferred transferred) {
            seat.ifPresent(one -> wrapsUp(em, one, id, at));
            picture.colleague(transferred).ifPresent(one -> isHanded(em, one, call, at));
        } else if (event instanceof CallEvent.TakenUp) {
            call.extension().flatMap(picture::seat).ifPresent(one -> talks(em, one, id, at));
        } else if (event instanceof CallEvent.Released) {
            seat.ifPresent(one -> wrapsUp(em, one, id, at));
        } else if (event instanceof CallEvent.Ended) {
            picture.seatsWith(id).forEach(one -> ends(em, one, id, at));
        }
    }

    private static boolean talksIn(SeatEntity seat, CallId call) {
        return seat.isWith(call) && seat.state() == OperatorState.TALKING;
    }

    /** A colleague gets the call with its case; after a blind transfer it rings there first. */
    private void isHanded(EntityManager em, SeatEntity seat, Call call, Instant at) {
        if (call.talkingSince().isPresent()) {
            talks(em, seat, call.id(), at);
        } else if (isFree(seat)) {
            seat.holds(call.id());
        }
    }

    private static boolean isFree(SeatEntity seat) {
        return seat.state() == OperatorState.READY || seat.state() == OperatorState.AWAY;
    }

    private void talks(EntityManager em, SeatEntity seat, CallId call, Instant at) {
        seat.holds(call);
        if (seat.state() != OperatorState.TALKING) {
            store.become(em, seat, OperatorState.TALKING, null, at);
        }
    }

    private void wrapsUp(EntityManager em, SeatEntity seat, CallId call, Instant at) {
        if (talksIn(seat, call)) {
            store.become(em, seat, OperatorState.WRAP_UP, null, at);
            systems.seat(CallStore.seating(em, seat));
        }
    }

    private void ends(EntityManager em, SeatEntity seat, CallId call, Instant at) {
        if (seat.state() == OperatorState.TALKING) {
            wrapsUp(em, seat, call, at);
        } else if (isFree(seat)) {
            seat.holdsNothing();
        }
    }

    /** Callers must not wait for a telephone that nobody takes up. */
    private void didNotAnswer(EntityManager em, SeatEntity seat, Instant at) {
        store.become(em, seat, OperatorState.AWAY, AwayReason.NO_ANSWER, at);
        systems.seat(CallStore.seating(em, seat));
    }
}
