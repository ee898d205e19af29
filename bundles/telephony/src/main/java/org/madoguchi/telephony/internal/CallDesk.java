// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.Calls;
import org.madoguchi.api.telephony.ConsultationEnd;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Figures;
import org.madoguchi.api.telephony.Listening;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.OperatorStatus;
import org.madoguchi.api.telephony.PhoneSystem;
import org.madoguchi.api.telephony.TransferKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The calls as the desk's people see and move them. */
@Component(service = Calls.class)
public final class CallDesk implements Calls {
    private final CallStore store;
    private final PhoneSystems systems;
    private final Seats seats;
    private final OutgoingCalls outgoing;
    private final Cases cases;
    private final BlobStore blobs;
    private final AuditTrail audit;
    private final DayFigures figures;
    private final Clock clock;

    @Activate
    public CallDesk(
            @Reference CallStore store,
            @Reference PhoneSystems systems,
            @Reference Seats seats,
            @Reference CallCases opening,
            @Reference Cases cases,
            @Reference Contacts contacts,
            @Reference BlobStore blobs,
            @Reference AuditTrail audit,
            @Reference City city) {
        this(
                store,
                systems,
                seats,
                opening,
                cases,
                contacts,
                blobs,
                audit,
                city,
                Clock.systemUTC());
    }

    CallDesk(
            CallStore store,
            PhoneSystems systems,
            Seats seats,
            CallCases opening,
            Cases cases,
            Contacts contacts,
            BlobStore blobs,
            AuditTrail audit,
            City city,
            Clock clock) {
        this.store = store;
        this.systems = systems;
        this.seats = seats;
        this.outgoing =
                new OutgoingCalls(store, systems, seats, opening, cases, contacts, audit, clock);
        this.cases = cases;
        this.blobs = blobs;
        this.audit = audit;
        this.figures = new DayFigures(store, city, clock);
        this.clock = clock;
    }

    @Override
    public Optional<Call> current(Actor actor) {
        return store.unit()
                .required(
                        em ->
                                actor.user()
                                        .flatMap(user -> CallStore.seat(em, user))
                                        .map(SeatEntity::toRecord)
                                        .flatMap(OperatorStatus::call)
                                        .map(id -> em.find(CallEntity.class, id.value()))
                                        .map(CallEntity::toRecord));
    }

    @Override
    public List<Call> live(Actor actor) {
        actor.require(Permission.CASE_READ);
        return records(
                "select c from CallEntity c where c.state <> :ended order by c.arrivedAt",
                CallState.ENDED,
                500);
    }

    @Override
    public Figures today(Actor actor) {
        return figures.today(live(actor));
    }

    @Override
    public List<Call> callbacksDue(Actor actor, int limit) {
        actor.require(Permission.CASE_READ);
        return records(
                "select c from CallEntity c where c.callbackDue = true and c.state = :ended"
                        + " order by c.againAt, c.arrivedAt desc",
                CallState.ENDED,
                limit);
    }

    private List<Call> records(String query, CallState ended, int limit) {
        return store.unit()
                .required(
                        em ->
                                em
                                        .createQuery(query, CallEntity.class)
                                        .setParameter("ended", ended)
                                        .setMaxResults(limit)
                                        .getResultList()
                                        .stream()
                                        .map(CallEntity::toRecord)
                                        .toList());
    }

    @Override
    public List<Call> ofCase(Actor actor, CaseId id) {
        actor.require(Permission.CASE_READ);
        return store.unit().required(em -> CallStore.ofCase(em, id));
    }

    @Override
    public void transfer(Actor actor, String target, TransferKind kind) {
        String digits = target.replaceAll("[\\s()-]", "");
        if (!digits.matches("[0-9*#]{1,20}")) {
            throw Texts.rejection("target");
        }
        OperatorStatus seat = talking(actor);
        PhoneSystem system = systems.of(call(seat).channel());
        if (kind == TransferKind.BLIND) {
            system.transfer(seat.extension(), digits);
        } else {
            system.consult(seat.extension(), digits);
        }
        audit.record(actor, "call.transfer", "call " + call(seat).id(), kind + " to " + digits);
    }

    @Override
    public void endConsultation(Actor actor, ConsultationEnd end) {
        OperatorStatus seat = talking(actor);
        PhoneSystem system = systems.of(call(seat).channel());
        switch (end) {
            case PUT_THROUGH -> system.completeConsultation(seat.extension());
            case JOIN -> system.joinConsultation(seat.extension());
            case BACK -> system.cancelConsultation(seat.extension());
        }
    }

    private OperatorStatus talking(Actor actor) {
        OperatorStatus seat = store.unit().required(em -> seats.seatOf(em, actor).toRecord());
        if (seat.state() != OperatorState.TALKING) {
            throw Texts.rejection("not-talking");
        }
        return seat;
    }

    private Call call(OperatorStatus seat) {
        return seat.call().map(this::find).orElseThrow(() -> Texts.rejection("not-talking"));
    }

    private Call find(CallId id) {
        return store.unit().required(em -> CallStore.known(em, id).toRecord());
    }

    @Override
    public CallId callBack(Actor actor, CaseId id) {
        actor.require(Permission.CASE_HANDLE);
        return outgoing.callBack(actor, id);
    }

    @Override
    public CallId callBack(Actor actor, CallId missed) {
        actor.require(Permission.CASE_HANDLE);
        return outgoing.callBack(actor, find(missed));
    }

    @Override
    public CallId call(Actor actor, PhoneNumber number, String about) {
        actor.require(Permission.CASE_HANDLE);
        return outgoing.call(actor, number, about);
    }

    @Override
    public Optional<Call> lastTo(Actor actor, PhoneNumber number) {
        actor.require(Permission.CASE_READ);
        return store.unit().required(em -> CallStore.lastTo(em, number));
    }

    @Override
    public void callAgain(Actor actor, CallId tried, Instant at) {
        actor.require(Permission.CASE_HANDLE);
        Instant now = clock.instant();
        if (!at.isAfter(now) || at.isAfter(now.plus(LONGEST_PLAN))) {
            throw Texts.rejection("again.time");
        }
        store.unit()
                .run(
                        em -> {
                            CallEntity call = CallStore.known(em, tried);
                            Call record = call.toRecord();
                            if (record.state() != CallState.ENDED
                                    || record.answeredAt().isPresent()
                                    || record.party().equals(Address.NONE)) {
                                throw Texts.rejection("again.talked");
                            }
                            CallStore.due(em, record.party()).forEach(CallEntity::needsNoCallback);
                            call.isCalledAgain(at);
                            audit.record(actor, "call.again", "call " + tried, at.toString());
                            store.changed(Optional.of(tried), Optional.empty(), now);
                        });
    }

    @Override
    public void dismiss(Actor actor, CallId missed) {
        actor.require(Permission.CASE_HANDLE);
        store.unit()
                .run(
                        em -> {
                            CallStore.known(em, missed).needsNoCallback();
                            audit.record(actor, "call.dismiss", "call " + missed, "");
                            store.changed(Optional.of(missed), Optional.empty(), clock.instant());
                        });
    }

    @Override
    public void wrapUp(Actor actor, Optional<String> disposition) {
        // looking at a case is audited, which is not for transactions
        Optional<CaseId> closing =
                disposition
                        .flatMap(code -> current(actor))
                        .flatMap(Call::caseId)
                        .filter(id -> cases.open(actor, id).summary().state().isOpen());
        store.unit()
                .run(
                        em -> {
                            SeatEntity seat = seats.seatOf(em, actor);
                            if (seat.state() != OperatorState.WRAP_UP) {
                                throw Texts.rejection("not-wrapping-up");
                            }
                            closing.ifPresent(
                                    id -> cases.close(actor, id, disposition.orElseThrow()));
                            seat.toRecord()
                                    .call()
                                    .map(id -> em.find(CallEntity.class, id.value()))
                                    .ifPresent(
                                            call ->
                                                    call.wrappedUp(
                                                            disposition.orElse(""),
                                                            clock.instant()));
                            seats.goOn(em, seat);
                        });
    }

    @Override
    public Content recording(Actor actor, CallId id) {
        actor.require(Permission.CASE_READ);
        BlobId blob =
                store.unit()
                        .required(em -> Optional.ofNullable(em.find(CallEntity.class, id.value())))
                        .flatMap(CallEntity::recording)
                        .orElseThrow(() -> new NotFoundException("no recording of call " + id));
        audit.recordCommitted(actor, "call.listen", "call " + id, "");
        return blobs.get(blob);
    }

    @Override
    public void listenTo(Actor actor, CallId id, Listening way) {
        actor.require(Permission.CALL_LISTEN);
        Call call = find(id);
        OperatorStatus own = store.unit().required(em -> seats.seatOf(em, actor).toRecord());
        if (own.state() == OperatorState.TALKING) {
            throw Texts.rejection("talking");
        }
        Extension operator =
                store
                        .unit()
                        .required(
                                em ->
                                        CallStore.seats(em).stream()
                                                .map(SeatEntity::toRecord)
                                                .toList())
                        .stream()
                        .filter(seat -> seat.state() == OperatorState.TALKING)
                        .filter(seat -> seat.call().equals(Optional.of(id)))
                        .map(OperatorStatus::extension)
                        .findFirst()
                        .orElseThrow(() -> Texts.rejection("nobody-talks"));
        audit.recordCommitted(
                actor,
                way == Listening.WHISPERING ? "call.whisper" : "call.listen-live",
                "call " + id,
                "extension " + operator);
        systems.of(call.channel()).listen(own.extension(), operator, way);
    }
}
