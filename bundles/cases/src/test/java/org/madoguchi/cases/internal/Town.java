// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;
import org.madoguchi.api.city.City;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/**
 * A small town hall around the desk under test: the desk and its database are real, the rest is in
 * memory.
 */
final class Town implements AutoCloseable {
    static final ChannelId MAIL = new ChannelId("email-main");
    static final ChannelId TALK = new ChannelId("line-main");
    static final DepartmentId WASTE = new DepartmentId(1);
    static final DepartmentId TAX = new DepartmentId(2);

    final StorageFixture fixture = StorageFixture.start();
    final TestClock clock = new TestClock(Instant.parse("2026-11-21T01:00:00Z"));
    final List<String> audited = new CopyOnWriteArrayList<>();
    final List<NewOutbound> posted = new CopyOnWriteArrayList<>();
    final People people = new People();
    final CaseStore store =
            new CaseStore(fixture.storage(), fixture.events(), fixture.transactions(), clock);
    final CaseDesk desk;
    final IntakeDesk intake;
    final OutboundProgress progress;

    /** What the outbox says of its messages. */
    final Map<OutboundId, OutboxEntry> entries = new HashMap<>();

    final Outbox outbox = new RecordingOutbox();

    /** The mailbox's own service, when a test has one. */
    Channel present;

    private final Map<Address, Contact> contacts = new ConcurrentHashMap<>();

    /** Said to be one person. */
    final Set<ContactId> joined = ConcurrentHashMap.newKeySet();

    private final AtomicLong contactIds = new AtomicLong();

    /** An empty desk again; a new database for each test would take most of the tests' time. */
    void clear() {
        for (Class<?> rows :
                List.of(
                        CaseEntity.class,
                        InteractionEntity.class,
                        FieldEntity.class,
                        AttachmentEntity.class,
                        ProblemEntity.class,
                        ThreadEntity.class,
                        NoteEntity.class,
                        ChangeEntity.class,
                        EscalationEntity.class,
                        DraftEntity.class,
                        AcknowledgedEntity.class,
                        ConversationEntity.class)) {
            store.unit()
                    .run(
                            em ->
                                    em.createQuery("delete from " + rows.getSimpleName())
                                            .executeUpdate());
        }
        store.tally().recount(store.unit());
        fixture.forget();
        present = null;
        contacts.clear();
        joined.clear();
        posted.clear();
        audited.clear();
    }

    Town() {
        Mailbag mailbag = new Mailbag(store, outbox);
        Channels channels = new OneMailbox();
        AuditTrail audit = new RecordingAudit();
        City city = new Asahi();
        Contacts register = register();
        Directory directory = new TwoDepartments();
        ReplyDesk replies = new ReplyDesk(store, mailbag, channels, fixture.blobs(), audit, city);
        EscalationDesk escalations =
                new EscalationDesk(store, replies, mailbag, directory, channels, audit, city);
        CaseReader reader =
                new CaseReader(
                        store,
                        new CaseFinder(new ScanningSearch(new StoredCaseTexts(store, register))),
                        new CaseFiles(store, register, people, directory, channels),
                        register,
                        people,
                        fixture.blobs(),
                        audit,
                        city);
        desk = new CaseDesk(store, reader, replies, escalations, people, audit);
        intake =
                new IntakeDesk(
                        store,
                        fixture.blobs(),
                        mailbag,
                        channels,
                        city,
                        true,
                        new Conversations(Duration.ofDays(1)),
                        new Suggestions(city, true, new TwoArticles()));
        progress = new OutboundProgress(store, fixture.blobs());
    }

    Contacts register() {
        return new Register();
    }

    InboundMessage.Builder mail(String id, String from, String name) {
        return InboundMessage.from(
                        MAIL,
                        id,
                        clock.instant(),
                        Content.ofUtf8("From: " + from + "\r\n\r\n原本"),
                        "message/rfc822")
                .sender(new Party(Address.email(from), name))
                .thread(new Thread("<" + id + "@example.jp>", List.of(), List.of()));
    }

    @Override
    public void close() {
        store.close();
        fixture.close();
    }

    /** Accounts by role; departments' people belong to one. */
    static final class People implements Users {
        private final Map<UserId, User> users = new LinkedHashMap<>();

        Actor hire(String name, Role role, Optional<DepartmentId> department) {
            UserId id = new UserId(users.size() + 1L);
            User user =
                    new User(
                            id,
                            "u" + id,
                            name,
                            Set.of(role),
                            department,
                            true,
                            false,
                            Optional.empty());
            users.put(id, user);
            return user.actor("127.0.0.1");
        }

        @Override
        public Optional<User> find(UserId id) {
            return Optional.ofNullable(users.get(id));
        }

        @Override
        public List<User> operators() {
            return List.copyOf(users.values());
        }

        @Override
        public Page<User> list(Actor actor, PageRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<User> findByLogin(String login) {
            throw new UnsupportedOperationException();
        }

        @Override
        public User create(
                Actor actor, NewUser user, String password, boolean isFinal, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public User update(Actor actor, UserId id, NewUser user, boolean active, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String resetPassword(Actor actor, UserId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void changePassword(UserId id, String old, String fresh, String origin) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Register implements Contacts {
        @Override
        public List<ContactId> resolve(List<Party> parties) {
            return parties.stream().map(this::resolve).toList();
        }

        @Override
        public ContactId resolve(Party party) {
            return contacts.computeIfAbsent(
                            party.address(),
                            address ->
                                    new Contact(
                                            new ContactId(contactIds.incrementAndGet()),
                                            party.name(),
                                            List.of(address),
                                            clock.instant()))
                    .id();
        }

        @Override
        public Set<ContactId> sameAs(ContactId id) {
            return joined.contains(id) ? Set.copyOf(joined) : Set.of(id);
        }

        @Override
        public Optional<Contact> find(ContactId id) {
            return contacts.values().stream().filter(c -> c.id().equals(id)).findFirst();
        }

        @Override
        public Map<ContactId, Contact> findAll(Collection<ContactId> ids) {
            return contacts.values().stream()
                    .filter(c -> ids.contains(c.id()))
                    .collect(Collectors.toMap(Contact::id, Function.identity()));
        }

        @Override
        public List<Contact> search(String text, int limit) {
            return contacts.values().stream().filter(c -> c.name().contains(text)).toList();
        }
    }

    private final class RecordingOutbox implements Outbox {
        @Override
        public OutboundId enqueue(NewOutbound message) {
            fixture.transactions().afterCommit(() -> posted.add(message));
            return new OutboundId(store.unit().newId());
        }

        @Override
        public List<OutboundMessage> claim(ChannelId channel, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void unclaim(ChannelId channel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<OutboundMessage> uncertain(ChannelId channel, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void report(OutboundId id, Delivery answer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reportUncertain(OutboundId id, LocalizedText reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<OutboxEntry> list(Actor actor, Set<OutboxState> states, PageRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<OutboxEntry> find(OutboundId id) {
            return Optional.ofNullable(entries.get(id));
        }

        @Override
        public void resend(Actor actor, OutboundId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void confirm(Actor actor, OutboundId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel(Actor actor, OutboundId id) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class TwoArticles implements ArticleSearch {
        @Override
        public Found search(ArticleQuery query) {
            if (query.words().contains("壊れた")) {
                throw new IllegalStateException("no index");
            }
            return query.words().contains("粗大ごみ") && query.reader() == Audience.PUBLIC
                    ? new Found(
                            List.of(
                                    new Hit(
                                            new ArticleId(7),
                                            "粗大ごみの出し方を知りたい",
                                            "",
                                            "",
                                            2,
                                            List.of()),
                                    new Hit(
                                            new ArticleId(8),
                                            "粗大ごみの料金を知りたい",
                                            "",
                                            "",
                                            1,
                                            List.of())),
                            2,
                            Map.of(),
                            Optional.empty())
                    : Found.NOTHING;
        }

        @Override
        public List<Hit> suggest(String typed, Audience reader, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long rebuild() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            return 2;
        }
    }

    private final class OneMailbox implements Channels {
        private static final ChannelDescriptor TALK_CHANNEL =
                new ChannelDescriptor(
                        TALK,
                        LocalizedText.same("LINE"),
                        Set.of(Capability.INBOUND, Capability.OUTBOUND, Capability.SUGGESTIONS),
                        AddressKind.LINE);

        private static final ChannelDescriptor MAILBOX =
                new ChannelDescriptor(
                        MAIL,
                        new LocalizedText("メール", "E-mail"),
                        Set.of(Capability.INBOUND, Capability.OUTBOUND),
                        AddressKind.EMAIL);

        @Override
        public List<ChannelStatus> list() {
            return List.of();
        }

        @Override
        public List<ChannelDescriptor> present() {
            return List.of();
        }

        @Override
        public Optional<Channel> present(ChannelId id) {
            return Optional.ofNullable(present);
        }

        @Override
        public Optional<ChannelDescriptor> descriptor(ChannelId id) {
            return Stream.of(MAILBOX, TALK_CHANNEL).filter(c -> c.id().equals(id)).findFirst();
        }

        @Override
        public Optional<ChannelDescriptor> senderFor(AddressKind kind) {
            return Stream.of(MAILBOX, TALK_CHANNEL)
                    .filter(c -> c.addressKind().equals(kind))
                    .findFirst();
        }
    }

    private final class RecordingAudit implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(actor.name() + " " + action + " " + subject);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class TwoDepartments implements Directory {
        private static final List<Department> ALL =
                List.of(
                        new Department(WASTE, "1201", "ごみ減量課", "gomi@asahi.example", "", "", true),
                        new Department(TAX, "1301", "市民税課", "zei@asahi.example", "", "", true));

        @Override
        public List<Department> departments() {
            return ALL;
        }

        @Override
        public Optional<Department> find(DepartmentId id) {
            return ALL.stream().filter(d -> d.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Department> findByCode(String code) {
            return ALL.stream().filter(d -> d.code().equals(code)).findFirst();
        }

        @Override
        public Department save(
                Actor actor,
                String code,
                String name,
                String mail,
                String phone,
                String duties,
                boolean active) {
            throw new UnsupportedOperationException();
        }
    }
}
