// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.AwayReason;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallChanged;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.Seating;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of calls and seats, and the telling of their changes. */
@Component(service = CallStore.class)
public final class CallStore {
    private final EntityUnit unit;
    private final DomainEvents events;

    @Activate
    public CallStore(@Reference Storage storage, @Reference DomainEvents events) {
        this.unit =
                storage.open(
                        UnitDefinition.of(
                                "telephony",
                                CallEntity.class,
                                SeatEntity.class,
                                StateEntity.class,
                                SkillEntity.class));
        this.events = events;
    }

    @Deactivate
    void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }

    /** Not stored yet. */
    CallEntity unheardOf(ChannelId channel, CallEvent event) {
        return new CallEntity(new CallId(unit.newId()), channel, event.call(), event.at());
    }

    static Optional<CallEntity> call(EntityManager em, ChannelId channel, String pbxCall) {
        return em
                .createQuery(
                        "select c from CallEntity c where c.channel = :channel and c.pbxCall ="
                                + " :call",
                        CallEntity.class)
                .setParameter("channel", channel.value())
                .setParameter("call", pbxCall)
                .getResultList()
                .stream()
                .findFirst();
    }

    /**
     * @throws NotFoundException when there is none
     */
    static CallEntity known(EntityManager em, CallId id) {
        return Optional.ofNullable(em.find(CallEntity.class, id.value()))
                .orElseThrow(() -> new NotFoundException("no call " + id));
    }

    /** Calls from or to this number that wait for somebody to call back. */
    static List<CallEntity> due(EntityManager em, Address party) {
        return em.createQuery(
                        "select c from CallEntity c where c.callbackDue = true and c.party ="
                                + " :party",
                        CallEntity.class)
                .setParameter("party", party.value())
                .getResultList();
    }

    /** The desk's own last call to this number. */
    static Optional<Call> lastTo(EntityManager em, PhoneNumber number) {
        return em
                .createQuery(
                        "select c from CallEntity c where c.party = :party and c.outgoing = true"
                                + " order by c.arrivedAt desc",
                        CallEntity.class)
                .setParameter("party", number.value())
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(CallEntity::toRecord)
                .findFirst();
    }

    /** The oldest first. */
    static List<Call> ofCase(EntityManager em, CaseId id) {
        return entitiesOf(em, id).stream().map(CallEntity::toRecord).toList();
    }

    /** The oldest first. */
    static List<CallEntity> entitiesOf(EntityManager em, CaseId id) {
        return em.createQuery(
                        "select c from CallEntity c where c.caseId = :id order by c.arrivedAt",
                        CallEntity.class)
                .setParameter("id", id.asLong())
                .getResultList();
    }

    static Optional<SeatEntity> seat(EntityManager em, Extension extension) {
        return em
                .createQuery(
                        "select s from SeatEntity s where s.extension = :extension",
                        SeatEntity.class)
                .setParameter("extension", extension.value())
                .getResultList()
                .stream()
                .findFirst();
    }

    static Optional<SeatEntity> seat(EntityManager em, UserId operator) {
        return Optional.ofNullable(em.find(SeatEntity.class, operator.value()));
    }

    static List<SeatEntity> seats(EntityManager em) {
        return em.createQuery("select s from SeatEntity s order by s.extension", SeatEntity.class)
                .getResultList();
    }

    static List<SkillEntity> skills(EntityManager em, UserId operator) {
        return em.createQuery(
                        "select s from SkillEntity s where s.operatorId = :operator",
                        SkillEntity.class)
                .setParameter("operator", operator.value())
                .getResultList();
    }

    /** As a telephone system is told of it. */
    static Seating seating(EntityManager em, SeatEntity seat) {
        return seating(em, seat, seat.takesCalls());
    }

    static Seating seating(EntityManager em, SeatEntity seat, boolean ready) {
        return new Seating(
                seat.extension(),
                ready,
                skills(em, seat.operator()).stream()
                        .collect(Collectors.toMap(SkillEntity::queue, SkillEntity::skill)));
    }

    /** Changes a state and keeps that it was changed. */
    void become(EntityManager em, SeatEntity seat, OperatorState next, AwayReason why, Instant at) {
        seat.become(next, why, at);
        em.persist(new StateEntity(unit.newId(), seat));
    }

    /** Told after the running transaction has committed. */
    void changed(Optional<CallId> call, Optional<UserId> operator, Instant at) {
        events.publish(new CallChanged(call, operator, at));
    }
}
