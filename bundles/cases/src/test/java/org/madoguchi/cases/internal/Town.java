// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.madoguchi.api.cases.CaseMemory;
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
import org.madoguchi.api.contact.ContactDesk;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.contact.Districts;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.Forms;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.StandIn;
import org.madoguchi.api.identity.StandIns;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.StorageFixture;
import org.madoguchi.test.TestClock;

/**
 * A small town hall around the desk under test: the desk and its database are real, the rest is in
 * memory.
 */
final class Town implements AutoCloseable {
    static final Duration HOLD = Duration.ofSeconds(10);
    static final String OWN_DOMAIN = "city.asahi.example";
    static final ChannelId MAIL = new ChannelId("email-main");
    static final ChannelId TALK = new ChannelId("line-main");
    static final DepartmentId WASTE = new DepartmentId(1);
    static final DepartmentId TAX = new DepartmentId(2);

    final StorageFixture fixture = StorageFixture.start();
    final TestClock clock = new TestClock(Instant.parse("2026-11-21T01:00:00Z"));
    final List<String> audited = new CopyOnWriteArrayList<>();
    final List<String> details = new CopyOnWriteArrayList<>();
    final List<NewOutbound> posted = new CopyOnWriteArrayList<>();
    final People people = new People();
    final Groups teams = new Groups();
    final CaseStore store =
            new CaseStore(fixture.storage(), fixture.events(), fixture.transactions(), clock);
    final CaseDesk desk;
    final StoredHandlingRules handlingRules;
    final StoredMentions mentions;
    final Absences standIns = new Absences();
    final StoredApprovalRules approvalRules;
    final StoredViews views;
    final StoredTopics topics;
    final CaseTopics caseTopics;
    final StoredEntries lists;
    final Items forms = new Items();
    final IntakeDesk intake;
    final RelatedDesk related;
    final OutboundProgress progress;
    final StoredCaseWatch watch;
    final FollowUpDesk followUps;
    final ErasureDesk erasure;

    /** What others keep of cases, when a test has such. */
    final List<CaseMemory> memories = new ArrayList<>();

    final Directory directory = new TwoDepartments();
    final AuditTrail audit = new RecordingAudit();

    /** What the outbox says of its messages. */
    final Map<OutboundId, OutboxEntry> entries = new HashMap<>();

    final Outbox outbox = new RecordingOutbox();

    /** What citizens are invited to, when a test wants it. */
    Optional<URI> survey = Optional.empty();

    /** The mailbox's own service, when a test has one. */
    Channel present;

    /** Channels that are there besides the mailbox, when a test wants them. */
    final List<ChannelDescriptor> lines = new ArrayList<>();

    /** What is written down about anybody. */
    ContactDetails noted = ContactDetails.named("");

    /** Where people live, and in which department they work, as far as a test says so. */
    final Map<ContactId, String> addresses = new HashMap<>();

    final Map<ContactId, String> departments = new HashMap<>();
    final CaseTowns towns = new CaseTowns(store, new Register(), new TwoDistricts());

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
                        CopyEntity.class,
                        AttachmentEntity.class,
                        ProblemEntity.class,
                        ThreadEntity.class,
                        NoteEntity.class,
                        ChangeEntity.class,
                        EscalationEntity.class,
                        DraftEntity.class,
                        AcknowledgedEntity.class,
                        ConversationEntity.class,
                        SavedViewEntity.class,
                        ColumnsEntity.class,
                        TopicEntity.class,
                        CaseTopicEntity.class,
                        AnswerEntity.class,
                        ReasonEntity.class,
                        RelatedEntity.class,
                        BoardLimitEntity.class,
                        MarkEntity.class,
                        MarkScoreEntity.class,
                        CorrectionEntity.class,
                        ApprovalStepEntity.class,
                        ApprovalEntity.class,
                        MentionEntity.class,
                        HandlingRuleEntity.class,
                        TagEntity.class,
                        TranslationEntity.class,
                        HoldEntity.class,
                        ErasedEntity.class)) {
            store.unit()
                    .run(
                            em ->
                                    em.createQuery("delete from " + rows.getSimpleName())
                                            .executeUpdate());
        }
        store.tally().recount(store.unit());
        fixture.forget();
        clock.advance(Duration.ofMinutes(1)); // topics of before are forgotten
        forms.offered.clear();
        forms.known.clear();
        present = null;
        lines.clear();
        memories.clear();
        noted = ContactDetails.named("");
        survey = Optional.empty();
        contacts.clear();
        joined.clear();
        posted.clear();
        audited.clear();
        details.clear();
        standIns.now.clear();
    }

    Town() {
        Channels channels = new OneMailbox();
        City city = new Asahi();
        Contacts register = register();
        lists = new StoredEntries(store, audit, city);
        Signatures signatures = new Signatures(lists, city, directory);
        Mailbag mailbag = new Mailbag(store, outbox, signatures);
        mentions = new StoredMentions(store, people, teams);
        approvalRules = new StoredApprovalRules(store, audit, people, teams);
        Approvals approvals =
                new Approvals(store, approvalRules, new Voices(teams, people, standIns));
        ReplyDesk replies =
                new ReplyDesk(
                        store,
                        mailbag,
                        outbox,
                        new SecondLook(fixture.blobs(), OwnDomains.read(new String[] {OWN_DOMAIN})),
                        channels,
                        fixture.blobs(),
                        audit,
                        new Invitations(store, city, (occasion, channel) -> survey),
                        signatures,
                        approvals,
                        HOLD);
        handlingRules = new StoredHandlingRules(store, audit);
        EscalationDesk escalations =
                new EscalationDesk(
                        store,
                        replies,
                        mailbag,
                        directory,
                        channels,
                        audit,
                        city,
                        lists,
                        handlingRules,
                        register);
        topics = new StoredTopics(store, fixture.transactions(), audit, directory);
        caseTopics = new CaseTopics(store, topics, audit);
        CaseForms caseForms = new CaseForms(forms, caseTopics);
        CaseReader reader =
                new CaseReader(
                        store,
                        new CaseFinder(new ScanningSearch(texts())),
                        new CaseFiles(
                                store, register, people, directory, channels, caseForms, approvals,
                                towns),
                        caseTopics,
                        lists,
                        register,
                        people,
                        fixture.blobs(),
                        audit,
                        city,
                        teams,
                        approvals,
                        towns);
        DueDates dueDates = new DueDates(3, new String[] {"SATURDAY", "SUNDAY"}, city.zone());
        desk =
                new CaseDesk(
                        store,
                        reader,
                        replies,
                        escalations,
                        caseTopics,
                        new ItemDesk(store, caseForms, caseTopics, audit, city, towns),
                        lists,
                        people,
                        audit,
                        dueDates,
                        teams,
                        mentions,
                        handlingRules,
                        new ReplyWayFinder(store, reader, channels, register, new Notes()),
                        new CaseTags(store, audit));
        NewCases newCases = new NewCases(store, city, dueDates);
        related = new RelatedDesk(store, newCases, audit);
        erasure = new ErasureDesk(store, newCases, fixture.blobs(), register, audit, memories);
        views = new StoredViews(store, audit);
        intake =
                new IntakeDesk(
                        store,
                        newCases,
                        fixture.blobs(),
                        mailbag,
                        channels,
                        city,
                        true,
                        new Conversations(Duration.ofDays(1)),
                        new Suggestions(city, true, new TwoArticles()),
                        dueDates,
                        lists,
                        towns);
        progress = new OutboundProgress(store, fixture.blobs());
        watch = new StoredCaseWatch(store, register, dueDates);
        followUps = new FollowUpDesk(store, mailbag, directory, channels, audit, city, lists);
    }

    AuditTrail audit() {
        return new RecordingAudit();
    }

    StoredCaseTexts texts() {
        return new StoredCaseTexts(store, register(), caseTopics);
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

    /** Items of cases in memory. */
    static final class Items implements Forms {
        final Map<FormId, Form> offered = new LinkedHashMap<>();
        final List<Form> known = new ArrayList<>();

        void offer(Form form) {
            offered.put(form.id(), form);
            known.add(form);
        }

        @Override
        public List<Form> onCases() {
            return List.copyOf(offered.values());
        }

        @Override
        public Optional<Form> onCases(FormId id, int version) {
            return known.stream()
                    .filter(form -> form.id().equals(id) && form.version() == version)
                    .findFirst();
        }

        @Override
        public Form serving(Collection<CategoryId> categories) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Form> published(FormId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Form> published(FormId id, int version) {
            return Optional.empty();
        }
    }

    /** Absences in memory: who stands in for whom at present. */
    static final class Absences implements StandIns {
        final Map<UserId, Set<UserId>> now = new HashMap<>();

        @Override
        public Set<UserId> absentNow(UserId inPlace) {
            return now.getOrDefault(inPlace, Set.of());
        }

        @Override
        public List<StandIn> of(Actor actor, UserId absent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<StandIn> by(UserId inPlace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<User> absentees(Actor actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<User> candidates(UserId absent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void set(Actor actor, UserId absent, UserId inPlace, Instant from, Instant until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end(Actor actor, long id) {
            throw new UnsupportedOperationException();
        }
    }

    /** Teams in memory. */
    static final class Groups implements Teams {
        private final Map<TeamId, Team> teams = new LinkedHashMap<>();

        Team make(String name, Actor... members) {
            return add(
                    Actor.system("test"),
                    name,
                    Stream.of(members)
                            .map(member -> member.user().orElseThrow())
                            .collect(Collectors.toSet()));
        }

        @Override
        public List<Team> all() {
            return List.copyOf(teams.values());
        }

        @Override
        public Team add(Actor actor, String name, Set<UserId> members) {
            return put(new Team(new TeamId(teams.size() + 1L), name, members, false));
        }

        @Override
        public Team change(Actor actor, TeamId id, String name, Set<UserId> members) {
            return put(new Team(id, name, members, teams.get(id).retired()));
        }

        @Override
        public void retire(Actor actor, TeamId id, boolean retired) {
            put(new Team(id, teams.get(id).name(), teams.get(id).members(), retired));
        }

        private Team put(Team team) {
            teams.put(team.id(), team);
            return team;
        }
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
            return new Page<>(List.copyOf(users.values()), users.size(), request);
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

    /** Knows only towns of Fujisawa, and puts what begins with 鵠沼 into one district. */
    private static final class TwoDistricts implements Districts {
        @Override
        public Optional<String> town(String address) {
            return Stream.of("藤沢市鵠沼海岸", "藤沢市鵠沼桜が岡", "藤沢市片瀬").filter(address::contains).findFirst();
        }

        @Override
        public String district(String town) {
            return town.startsWith("藤沢市鵠沼") ? "鵠沼地区" : town;
        }

        @Override
        public Set<String> towns(String district) {
            return district.equals("鵠沼地区") ? Set.of("藤沢市鵠沼海岸", "藤沢市鵠沼桜が岡") : Set.of(district);
        }
    }

    private final class Register implements Contacts {
        @Override
        public Optional<String> postalAddress(ContactId id) {
            return Optional.ofNullable(addresses.get(id));
        }

        @Override
        public Set<ContactId> staff(String department) {
            return departments.entrySet().stream()
                    .filter(one -> one.getValue().contains(department))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

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
        public Map<Address, Contact> at(Collection<Address> addresses) {
            return addresses.stream()
                    .filter(contacts::containsKey)
                    .collect(Collectors.toMap(Function.identity(), contacts::get));
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
        public void forget(ContactId id) {
            contacts.values().removeIf(contact -> sameAs(id).contains(contact.id()));
        }

        @Override
        public List<Contact> search(String text, int limit) {
            return contacts.values().stream().filter(c -> c.name().contains(text)).toList();
        }
    }

    private final class Notes implements ContactDesk {
        @Override
        public ContactDetails details(Actor actor, ContactId id) {
            return noted;
        }

        @Override
        public void describe(Actor actor, ContactId id, ContactDetails details) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Namesake> alike(Actor actor, ContactId id) {
            return List.of();
        }
    }

    private final class RecordingOutbox implements Outbox {
        private final Map<OutboundId, NewOutbound> waiting = new ConcurrentHashMap<>();

        @Override
        public OutboundId enqueue(NewOutbound message) {
            fixture.transactions().afterCommit(() -> posted.add(message));
            OutboundId id = new OutboundId(store.unit().newId());
            waiting.put(id, message);
            return id;
        }

        @Override
        public void recall(OutboundId id) {
            fixture.transactions().afterCommit(() -> posted.remove(waiting.get(id)));
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
            return query.words().contains("粗大ごみ") && query.reader() == Reader.CITIZEN
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
                            Optional.empty(),
                            false)
                    : Found.NOTHING;
        }

        @Override
        public List<Hit> suggest(String typed, Reader reader, int limit) {
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
                        Set.of(
                                Capability.INBOUND,
                                Capability.OUTBOUND,
                                Capability.ATTACHMENTS,
                                Capability.COPIES),
                        AddressKind.EMAIL);

        private Stream<ChannelDescriptor> all() {
            return Stream.concat(Stream.of(MAILBOX, TALK_CHANNEL), lines.stream());
        }

        @Override
        public List<ChannelStatus> list() {
            return List.of();
        }

        @Override
        public List<ChannelDescriptor> present() {
            return List.copyOf(lines);
        }

        @Override
        public Optional<Channel> present(ChannelId id) {
            return Optional.ofNullable(present);
        }

        @Override
        public Optional<ChannelDescriptor> descriptor(ChannelId id) {
            return all().filter(c -> c.id().equals(id)).findFirst();
        }

        @Override
        public Optional<ChannelDescriptor> senderFor(AddressKind kind) {
            return all().filter(c -> c.addressKind().equals(kind)).findFirst();
        }
    }

    private final class RecordingAudit implements AuditTrail {
        @Override
        public void record(Actor actor, String action, String subject, String detail) {
            audited.add(actor.name() + " " + action + " " + subject);
            details.add(detail);
        }

        @Override
        public Page<AuditRecord> list(Actor actor, AuditQuery query, PageRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    MergedEscalations mergedEscalations() {
        Directory departments = new TwoDepartments();
        return new MergedEscalations(
                store,
                new Mailbag(store, outbox, new Signatures(lists, new Asahi(), departments)),
                departments,
                new OneMailbox(),
                new RecordingAudit(),
                new Asahi(),
                lists);
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
