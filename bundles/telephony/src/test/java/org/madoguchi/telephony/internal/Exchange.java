// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Listening;
import org.madoguchi.api.telephony.PhoneQueue;
import org.madoguchi.api.telephony.PhoneSystem;
import org.madoguchi.api.telephony.Seating;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/**
 * The module on a real database, with a telephone system and a desk that remember what they hear.
 */
final class Exchange implements AutoCloseable {
    static final ChannelId PHONE = new ChannelId("phone-main");
    static final Instant MORNING = Instant.parse("2026-11-24T01:00:00Z");
    static final Address HANAKO = new Address(AddressKind.PHONE, "+819012345678");
    static final Extension DESK_1 = new Extension("1001");
    static final Extension DESK_2 = new Extension("1002");
    static final Actor SUZUKI = operator(11, "鈴木 一郎");
    static final Actor SATO = operator(12, "佐藤 美咲");
    static final Actor CHIEF =
            new Actor(
                    Optional.of(new UserId(13)),
                    "高橋 恵",
                    Set.of(Role.SUPERVISOR),
                    Optional.empty(),
                    "test");

    final TestClock clock = new TestClock(MORNING);
    final StorageFixture fixture = StorageFixture.start();
    final Map<String, InboundMessage> accepted = new HashMap<>();
    final List<String> done = new CopyOnWriteArrayList<>();

    /** What was asked of the telephone system about calls, at once. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** What it was told about seats, by a thread of its own: in no order with the calls. */
    private final List<String> seated = new CopyOnWriteArrayList<>();

    final List<String> details = new CopyOnWriteArrayList<>();
    final PhoneSystems systems = new PhoneSystems(fixture.transactions());
    final CallStore store = new CallStore(fixture.storage(), fixture.events());
    final Seats seats;
    final ReportedCalls reports;
    final CallDesk calls;
    final StoredSkills skills;
    final StoredCallLog log;
    boolean refusing;

    /** Every case refuses, as the real desk does: inside a transaction. */
    boolean closedByAPerson;

    Exchange() {
        systems.come(new Asterisk());
        Users users = users();
        Cases cases = cases();
        AuditTrail audit = audit();
        seats = new Seats(store, systems, users, clock);
        reports =
                new ReportedCalls(
                        store,
                        fixture.transactions(),
                        fixture.blobs(),
                        new CallCases(this::accept),
                        cases,
                        users,
                        systems);
        calls =
                new CallDesk(
                        store,
                        systems,
                        seats,
                        new CallCases(this::accept),
                        cases,
                        contacts(),
                        fixture.blobs(),
                        audit,
                        new Asahi(),
                        clock);
        skills = new StoredSkills(store, systems, users, audit, clock);
        log = new StoredCallLog(store, audit, clock);
    }

    private AuditTrail audit() {
        return (AuditTrail)
                stub(
                        AuditTrail.class,
                        (method, arguments) -> {
                            done.add(arguments[1] + " " + arguments[2]);
                            return details.add((String) arguments[3]);
                        });
    }

    private static Actor operator(long id, String name) {
        return new Actor(
                Optional.of(new UserId(id)), name, Set.of(Role.OPERATOR), Optional.empty(), "test");
    }

    void report(CallEvent... events) {
        for (CallEvent event : events) {
            reports.report(PHONE, event);
        }
    }

    Instant after(long seconds) {
        return MORNING.plus(Duration.ofSeconds(seconds));
    }

    /** What the telephone system was told about seats so far, once it has heard everything. */
    List<String> seated() {
        systems.settle();
        return seated;
    }

    private Inbox.Receipt accept(InboundMessage message) {
        boolean known = accepted.putIfAbsent(message.externalId(), message) != null;
        // the same for every repetition
        long id = Math.floorMod(message.externalId().hashCode(), 900_000) + 1L;
        return new Inbox.Receipt(new CaseId(2026, id), new InteractionId(id), known);
    }

    private Cases cases() {
        return (Cases)
                stub(
                        Cases.class,
                        (method, arguments) -> {
                            if (method.equals("open")) {
                                return file((CaseId) arguments[1]);
                            }
                            if (closedByAPerson) {
                                fixture.transactions().run(Exchange::refuse);
                            }
                            done.add(method + " " + ((Actor) arguments[0]).name());
                            return null;
                        });
    }

    private static void refuse() {
        throw new RejectedException(LocalizedText.same("the case is closed"));
    }

    private static CaseFile file(CaseId id) {
        return new CaseFile(
                new CaseSummary(
                        id,
                        CaseState.IN_PROGRESS,
                        "電話",
                        PHONE,
                        new ContactId(5),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        MORNING,
                        MORNING,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty()),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Set.of());
    }

    private static Users users() {
        return (Users)
                stub(
                        Users.class,
                        (method, arguments) -> {
                            UserId id = (UserId) arguments[0];
                            Actor actor = id.value() == 11 ? SUZUKI : SATO;
                            return Optional.of(
                                    new User(
                                            id,
                                            "user" + id,
                                            actor.name(),
                                            actor.roles(),
                                            Optional.empty(),
                                            true,
                                            false,
                                            Optional.empty()));
                        });
    }

    private static Contacts contacts() {
        return (Contacts)
                stub(
                        Contacts.class,
                        (method, arguments) ->
                                Optional.of(
                                        new Contact(
                                                new ContactId(5),
                                                "田中 花子",
                                                List.of(HANAKO),
                                                MORNING)));
    }

    private interface Answer {
        Object of(String method, Object[] arguments);
    }

    private static Object stub(Class<?> type, Answer answer) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    Object given = answer.of(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : given;
                });
    }

    private final class Asterisk implements PhoneSystem {
        @Override
        public ChannelId channel() {
            return PHONE;
        }

        @Override
        public List<PhoneQueue> queues() {
            return List.of(
                    new PhoneQueue("madoguchi", "総合案内"), new PhoneQueue("english", "English"));
        }

        @Override
        public void seat(Seating seating) {
            seated.add(
                    seating.extension()
                            + (seating.ready() ? " ready" : " paused")
                            + (seating.skills().isEmpty()
                                    ? ""
                                    : " " + new TreeMap<>(seating.skills())));
        }

        @Override
        public void unseat(Extension extension) {
            seated.add(extension + " gone");
        }

        @Override
        public void transfer(Extension extension, String target) {
            asked.add(extension + " to " + target);
        }

        @Override
        public void consult(Extension extension, String target) {
            asked.add(extension + " asks " + target);
        }

        @Override
        public void completeConsultation(Extension extension) {
            asked.add(extension + " puts through");
        }

        @Override
        public void joinConsultation(Extension extension) {
            asked.add(extension + " joins");
        }

        @Override
        public void cancelConsultation(Extension extension) {
            asked.add(extension + " comes back");
        }

        @Override
        public void dial(Extension extension, PhoneNumber citizen, String call) {
            if (refusing) {
                throw new RejectedException(LocalizedText.same("no"));
            }
            asked.add(extension + " calls " + citizen + " as " + call);
        }

        @Override
        public void listen(Extension supervisor, Extension operator, Listening way) {
            asked.add(supervisor + " listens " + way + " to " + operator);
        }
    }

    @Override
    public void close() {
        systems.close();
        store.close();
        fixture.close();
    }
}
