// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.Extension;

/** Calls and seats inside a transaction, each read once however many events are about it. */
final class Picture {
    private final EntityManager em;
    private final CallStore store;
    private final ChannelId channel;
    private final Map<String, CallEntity> calls = new HashMap<>();
    private List<SeatEntity> seats;

    Picture(EntityManager em, CallStore store, ChannelId channel) {
        this.em = em;
        this.store = store;
        this.channel = channel;
    }

    EntityManager em() {
        return em;
    }

    /** A call that was unheard of begins with the event. */
    CallEntity call(CallEvent event) {
        return calls.computeIfAbsent(
                event.call(),
                call -> CallStore.call(em, channel, call).orElseGet(() -> begin(event)));
    }

    private CallEntity begin(CallEvent event) {
        CallEntity call = store.unheardOf(channel, event);
        em.persist(call);
        return call;
    }

    Optional<SeatEntity> seat(Extension extension) {
        return seats().stream().filter(seat -> seat.extension().equals(extension)).findFirst();
    }

    /** Who is handed a call; a department's telephone is no seat. */
    Optional<SeatEntity> colleague(CallEvent.Transferred event) {
        return Extension.isOne(event.to()) ? seat(new Extension(event.to())) : Optional.empty();
    }

    List<SeatEntity> seatsWith(CallId call) {
        return seats().stream().filter(seat -> seat.isWith(call)).toList();
    }

    private List<SeatEntity> seats() {
        if (seats == null) {
            seats = CallStore.seats(em);
        }
        return seats;
    }
}
