// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallId;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.PhoneSystem;

/** Calls that the desk makes: about a case, or back to a caller whom nobody has talked with. */
final class OutgoingCalls {
    private static final int MOST_ABOUT = 200;

    private final CallStore store;
    private final PhoneSystems systems;
    private final Seats seats;
    private final CallCases opening;
    private final Cases cases;
    private final Contacts contacts;
    private final AuditTrail audit;
    private final Clock clock;

    OutgoingCalls(
            CallStore store,
            PhoneSystems systems,
            Seats seats,
            CallCases opening,
            Cases cases,
            Contacts contacts,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.systems = systems;
        this.seats = seats;
        this.opening = opening;
        this.cases = cases;
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
    }

    CallId callBack(Actor actor, CaseId id) {
        return dial(actor, numberOf(actor, id), Purpose.ofCase(id));
    }

    CallId call(Actor actor, PhoneNumber number, String about) {
        return dial(actor, number, new Purpose(Optional.empty(), cut(about)));
    }

    private static String cut(String about) {
        String line = about.replaceAll("\\p{Cc}+", " ").strip();
        return line.length() <= MOST_ABOUT ? line : line.substring(0, MOST_ABOUT);
    }

    /** The number that called; else one of the contact's. */
    private PhoneNumber numberOf(Actor actor, CaseId id) {
        return store.unit().required(em -> CallStore.ofCase(em, id)).stream()
                .map(Call::party)
                .map(Address::value)
                .map(PhoneNumber::read)
                .flatMap(Optional::stream)
                .findFirst()
                .or(
                        () ->
                                contacts.find(opened(actor, id).contact())
                                        .flatMap(OutgoingCalls::numberOf))
                .orElseThrow(() -> Texts.rejection("no-number"));
    }

    private static Optional<PhoneNumber> numberOf(Contact contact) {
        return contact.addresses().stream()
                .filter(address -> address.kind().equals(AddressKind.PHONE))
                .map(address -> PhoneNumber.read(address.value()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private CaseSummary opened(Actor actor, CaseId id) {
        return cases.open(actor, id).summary();
    }

    /** The missed call becomes a case, an open one, that the new call belongs to. */
    CallId callBack(Actor actor, Call missed) {
        PhoneNumber number =
                PhoneNumber.read(missed.party().value())
                        .orElseThrow(() -> Texts.rejection("no-number"));
        CaseId about = missed.caseId().orElseGet(() -> open(missed));
        if (!opened(actor, about).state().isOpen()) {
            cases.reopen(actor, about);
        }
        return dial(actor, number, Purpose.ofCase(about));
    }

    private CaseId open(Call missed) {
        long id = missed.id().value();
        String pbxCall = store.unit().required(em -> em.find(CallEntity.class, id).pbxCall());
        Inbox.Receipt opened = opening.open(missed, pbxCall);
        store.unit().run(em -> em.find(CallEntity.class, id).belongsTo(opened));
        return opened.caseId();
    }

    /**
     * What a call is about.
     *
     * @param told on record
     */
    private record Purpose(Optional<CaseId> about, String told) {
        static Purpose ofCase(CaseId id) {
            return new Purpose(Optional.of(id), "case " + id);
        }
    }

    /** Noted first: what the telephone system reports must find the call. */
    private CallId dial(Actor actor, PhoneNumber number, Purpose purpose) {
        PhoneSystem system = systems.any();
        String pbxCall = "desk-" + UUID.randomUUID();
        Begun begun =
                store.unit().required(em -> begin(em, actor, number, purpose, pbxCall, system));
        try {
            system.dial(begun.extension(), number, pbxCall);
        } catch (RejectedException refused) {
            store.unit().run(em -> giveUp(em, actor, begun.call()));
            throw refused;
        }
        return begun.call();
    }

    private record Begun(CallId call, Extension extension) {}

    private Begun begin(
            EntityManager em,
            Actor actor,
            PhoneNumber number,
            Purpose purpose,
            String pbxCall,
            PhoneSystem system) {
        SeatEntity seat = seats.seatOf(em, actor);
        if (seat.state() == OperatorState.TALKING) {
            throw Texts.rejection("talking");
        }
        demandNobodyCalls(em, number, purpose);
        Instant now = clock.instant();
        CallEntity call =
                CallEntity.outgoing(
                        new CallId(store.unit().newId()),
                        system.channel(),
                        pbxCall,
                        number.value(),
                        purpose.about(),
                        seat.operator(),
                        seat.extension(),
                        now);
        em.persist(call);
        seat.holds(call.id());
        store.become(em, seat, OperatorState.TALKING, null, now);
        systems.seat(CallStore.seating(em, seat, false));
        audit.record(actor, "call.dial", purpose.told(), "call " + call.id());
        store.changed(Optional.of(call.id()), Optional.of(seat.operator()), now);
        return new Begun(call.id(), seat.extension());
    }

    private static void demandNobodyCalls(EntityManager em, PhoneNumber number, Purpose purpose) {
        List<Call> calls =
                purpose.about()
                        .map(id -> CallStore.ofCase(em, id))
                        .orElseGet(() -> CallStore.lastTo(em, number).stream().toList());
        if (calls.stream().anyMatch(call -> call.outgoing() && call.state() != CallState.ENDED)) {
            throw Texts.rejection(purpose.about().isPresent() ? "being-called" : "number-called");
        }
    }

    private void giveUp(EntityManager em, Actor actor, CallId id) {
        Instant now = clock.instant();
        CallEntity call = em.find(CallEntity.class, id.value());
        call.take(new CallEvent.Ended(call.pbxCall(), now), Optional.empty());
        seats.goOn(em, seats.seatOf(em, actor));
    }
}
