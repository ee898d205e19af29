// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.OperatorStatus;
import org.madoguchi.api.telephony.Operators;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who sits where, as the operators say themselves. */
@Component(service = {Operators.class, Seats.class})
public final class Seats implements Operators {
    private final CallStore store;
    private final PhoneSystems systems;
    private final Users users;
    private final Clock clock;

    @Activate
    public Seats(
            @Reference CallStore store, @Reference PhoneSystems systems, @Reference Users users) {
        this(store, systems, users, Clock.systemUTC());
    }

    Seats(CallStore store, PhoneSystems systems, Users users, Clock clock) {
        this.store = store;
        this.systems = systems;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public List<OperatorStatus> list(Actor actor) {
        actor.require(Permission.CASE_READ);
        return store.unit()
                .required(em -> CallStore.seats(em).stream().map(SeatEntity::toRecord).toList());
    }

    @Override
    public Optional<OperatorStatus> mine(Actor actor) {
        return actor.user()
                .flatMap(
                        user ->
                                store.unit()
                                        .required(em -> CallStore.seat(em, user))
                                        .map(SeatEntity::toRecord));
    }

    @Override
    public void sit(Actor actor, Extension extension) {
        UserId operator = person(actor);
        store.unit()
                .run(
                        em -> {
                            CallStore.seat(em, extension)
                                    .filter(seat -> !seat.operator().equals(operator))
                                    .ifPresent(seat -> clear(em, seat));
                            CallStore.seat(em, operator)
                                    .filter(seat -> !seat.extension().equals(extension))
                                    .ifPresent(seat -> giveUp(em, seat));
                            if (CallStore.seat(em, operator).isEmpty()) {
                                take(em, new SeatEntity(operator, extension));
                            }
                        });
    }

    private void take(EntityManager em, SeatEntity seat) {
        store.become(em, seat, OperatorState.AWAY, AwayReason.OTHER, clock.instant());
        em.persist(seat);
        systems.seat(CallStore.seating(em, seat));
        tell(seat);
    }

    private void clear(EntityManager em, SeatEntity taken) {
        if (taken.state() != OperatorState.AWAY) {
            throw Texts.rejection(
                    "seat-taken",
                    taken.extension(),
                    users.find(taken.operator()).map(User::name).orElse(""));
        }
        giveUp(em, taken);
    }

    @Override
    public void leave(Actor actor) {
        UserId operator = person(actor);
        store.unit().run(em -> CallStore.seat(em, operator).ifPresent(seat -> giveUp(em, seat)));
    }

    private void giveUp(EntityManager em, SeatEntity seat) {
        if (seat.state() == OperatorState.TALKING) {
            throw Texts.rejection("talking");
        }
        em.remove(seat);
        // the next operator may want the same extension in this very transaction
        em.flush();
        systems.unseat(seat.extension());
        tell(seat);
    }

    @Override
    public void ready(Actor actor) {
        store.unit()
                .run(
                        em -> {
                            SeatEntity seat = seatOf(em, actor);
                            if (seat.state() == OperatorState.TALKING) {
                                throw Texts.rejection("talking");
                            }
                            become(em, seat, OperatorState.READY, null);
                        });
    }

    @Override
    public void away(Actor actor, AwayReason reason) {
        store.unit()
                .run(
                        em -> {
                            SeatEntity seat = seatOf(em, actor);
                            if (seat.state() == OperatorState.TALKING) {
                                seat.wantsThen(reason);
                                tell(seat);
                            } else {
                                become(em, seat, OperatorState.AWAY, reason);
                            }
                        });
    }

    /** The wrap-up is over: ready again, or away when that was asked for during the call. */
    void goOn(EntityManager em, SeatEntity seat) {
        Optional<AwayReason> wanted = seat.wanted();
        become(
                em,
                seat,
                wanted.isPresent() ? OperatorState.AWAY : OperatorState.READY,
                wanted.orElse(null));
    }

    private void become(EntityManager em, SeatEntity seat, OperatorState next, AwayReason why) {
        Instant now = clock.instant();
        store.become(em, seat, next, why, now);
        systems.seat(CallStore.seating(em, seat));
        tell(seat);
    }

    private void tell(SeatEntity seat) {
        store.changed(Optional.empty(), Optional.of(seat.operator()), clock.instant());
    }

    /**
     * @throws RejectedException when the actor has no telephone
     */
    SeatEntity seatOf(EntityManager em, Actor actor) {
        return CallStore.seat(em, person(actor)).orElseThrow(() -> Texts.rejection("no-seat"));
    }

    private static UserId person(Actor actor) {
        actor.require(Permission.CASE_HANDLE);
        return actor.user().orElseThrow(() -> Texts.rejection("no-seat"));
    }
}
