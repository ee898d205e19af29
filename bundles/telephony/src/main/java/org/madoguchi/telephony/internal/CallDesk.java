// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.Calls;
import org.madoguchi.api.telephony.Figures;
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
    private final CallCases opening;
    private final Cases cases;
    private final Contacts contacts;
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
        this(store, systems, seats, opening, cases, contacts, blobs, audit, city, Clock.systemUTC());
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
        this.opening = opening;
        this.cases = cases;
        this.contacts = contacts;
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
                        + " order by c.arrivedAt desc",
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
        return store.unit().required(em -> ofCase(em, id));
    }

    private static List<Call> ofCase(EntityManager em, CaseId id) {
        return em
                .createQuery(
                        "select c from CallEntity c where c.caseId = :id order by c.arrivedAt",
                        CallEntity.class)
                .setParameter("id", id.asLong())
                .getResultList()
                .stream()
                .map(CallEntity::toRecord)
                .toList();
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
    public void endConsultation(Actor actor, boolean putThrough) {
        OperatorStatus seat = talking(actor);
        PhoneSystem system = systems.of(call(seat).channel());
        if (putThrough) {
            system.completeConsultation(seat.extension());
        } else {
            system.cancelConsultation(seat.extension());
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
        return store.unit()
                .required(em -> Optional.ofNullable(em.find(CallEntity.class, id.value())))
                .map(CallEntity::toRecord)
                .orElseThrow(() -> new NotFoundException("no call " + id));
    }

    @Override
    public CallId callBack(Actor actor, CaseId id) {
        actor.require(Permission.CASE_HANDLE);
        return dial(actor, numberOf(actor, id), id);
    }

    /** The number that called; else one of the contact's. */
    private PhoneNumber numberOf(Actor actor, CaseId id) {
        return ofCase(actor, id).stream()
                .map(Call::party)
                .map(Address::value)
                .map(PhoneNumber::read)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> contacts.find(opened(actor, id).contact()).flatMap(CallDesk::numberOf))
                .orElseThrow(() -> Texts.rejection("no-number"));
    }

    private CaseSummary opened(Actor actor, CaseId id) {
        return cases.open(actor, id).summary();
    }

    private static Optional<PhoneNumber> numberOf(Contact contact) {
        return contact.addresses().stream()
                .filter(
                        address ->
                                address.kind().equals(AddressKind.PHONE)
                                        || address.kind().equals(AddressKind.SMS))
                .map(address -> PhoneNumber.read(address.value()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public CallId callBack(Actor actor, CallId missed) {
        actor.require(Permission.CASE_HANDLE);
        Call call = find(missed);
        PhoneNumber number =
                PhoneNumber.read(call.party().value())
                        .orElseThrow(() -> Texts.rejection("no-number"));
        CaseId about = call.caseId().orElseGet(() -> open(call));
        if (!opened(actor, about).state().isOpen()) {
            cases.reopen(actor, about);
        }
        return dial(actor, number, about);
    }

    private CaseId open(Call call) {
        String pbxCall =
                store.unit().required(em -> em.find(CallEntity.class, call.id().value()).pbxCall());
        Inbox.Receipt opened = opening.open(call, pbxCall);
        store.unit().run(em -> em.find(CallEntity.class, call.id().value()).belongsTo(opened));
        return opened.caseId();
    }

    private CallId dial(Actor actor, PhoneNumber number, CaseId about) {
        PhoneSystem system = systems.any();
        String pbxCall = "desk-" + UUID.randomUUID();
        CallEntity made =
                store.unit().required(em -> begin(em, actor, number, about, pbxCall, system));
        try {
            system.dial(made.toRecord().extension().orElseThrow(), number, pbxCall);
        } catch (RejectedException refused) {
            store.unit().run(em -> giveUp(em, actor, made.id()));
            throw refused;
        }
        return made.id();
    }

    private CallEntity begin(
            EntityManager em,
            Actor actor,
            PhoneNumber number,
            CaseId about,
            String pbxCall,
            PhoneSystem system) {
        SeatEntity seat = seats.seatOf(em, actor);
        if (seat.state() == OperatorState.TALKING) {
            throw Texts.rejection("talking");
        }
        if (ofCase(em, about).stream()
                .anyMatch(call -> call.outgoing() && call.state() != CallState.ENDED)) {
            throw Texts.rejection("being-called");
        }
        Instant now = clock.instant();
        CallEntity call =
                CallEntity.outgoing(
                        new CallId(store.unit().newId()),
                        system.channel(),
                        pbxCall,
                        number.value(),
                        about,
                        seat.operator(),
                        seat.extension(),
                        now);
        em.persist(call);
        seat.holds(call.id());
        store.become(em, seat, OperatorState.TALKING, null, now);
        systems.seat(seat.extension(), false);
        audit.record(actor, "call.dial", "case " + about, "call " + call.id());
        store.changed(Optional.of(call.id()), Optional.of(seat.operator()), now);
        return call;
    }

    private void giveUp(EntityManager em, Actor actor, CallId id) {
        Instant now = clock.instant();
        CallEntity call = em.find(CallEntity.class, id.value());
        call.take(new CallEvent.Ended(call.pbxCall(), now), Optional.empty());
        seats.goOn(em, seats.seatOf(em, actor));
    }

    @Override
    public void dismiss(Actor actor, CallId missed) {
        actor.require(Permission.CASE_HANDLE);
        store.unit()
                .run(
                        em -> {
                            CallEntity call = em.find(CallEntity.class, missed.value());
                            if (call == null) {
                                throw new NotFoundException("no call " + missed);
                            }
                            call.needsNoCallback();
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
                        .filter(id -> opened(actor, id).state().isOpen());
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
}
