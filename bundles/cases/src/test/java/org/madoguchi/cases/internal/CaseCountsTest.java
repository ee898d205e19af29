// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.CaseCounts;
import org.madoguchi.api.cases.CaseCounts.By;
import org.madoguchi.api.cases.CaseHistory;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Spread;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.test.Requirement;

/** What the database counts is what counting every case one by one says. */
class CaseCountsTest {
    private static final int CASES = 400;

    /** Midnight of the first of November and of December in the city. */
    private static final Instant NOVEMBER = Instant.parse("2026-10-31T15:00:00Z");

    private static final Instant DECEMBER = Instant.parse("2026-11-30T15:00:00Z");
    private static final List<String> REASONS = List.of("expert", "no-faq");
    private static final List<String> ENDS = List.of("answered", "opinion", "referred");

    private static final List<String> TOWNS = List.of("藤沢市鵠沼海岸", "藤沢市鵠沼桜が岡", "藤沢市片瀬");

    private static final List<Made> made = new ArrayList<>();
    private static Town town;
    private static DatabaseCounts counts;
    private static Actor supervisor;
    private static TopicTree tree;

    private record Request(
            DepartmentId department, Set<String> reasons, Instant asked, Optional<Instant> end) {}

    private record Made(
            CaseId id,
            ChannelId channel,
            Instant opened,
            Optional<Instant> answered,
            Optional<Instant> closed,
            Optional<String> disposition,
            Optional<Long> assignee,
            Optional<Long> team,
            Optional<String> language,
            Optional<Long> article,
            Optional<String> town,
            Set<TopicId> topics,
            List<Request> requests) {}

    @BeforeAll
    static void open() {
        town = new Town();
        counts = new DatabaseCounts(town.store, town.towns);
        supervisor = town.people.hire("主任", Role.ADMINISTRATOR, Optional.empty());
        List<TopicId> topics = plant();
        Random random = new Random(46);
        for (int i = 0; i < CASES; i++) {
            made.add(made(i, random, topics));
        }
        town.store.unit().run(em -> made.forEach(each -> keep(em, each)));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    /** Three levels; not all of them are the lowest of theirs. */
    private static List<TopicId> plant() {
        TopicId scope = topic(Optional.empty(), "案内内容");
        TopicId living = topic(Optional.of(scope), "くらし");
        TopicId waste = topic(Optional.of(living), "ごみ");
        TopicId water = topic(Optional.of(living), "水道");
        TopicId tax = topic(Optional.of(scope), "税");
        TopicId service = topic(Optional.empty(), "対象サービス");
        TopicId mail = topic(Optional.of(service), "メール");
        tree = town.topics.tree();
        return List.of(living, waste, water, tax, mail);
    }

    private static TopicId topic(Optional<TopicId> parent, String name) {
        town.clock.advance(Duration.ofMinutes(1));
        return town.topics.add(supervisor, parent, name).id();
    }

    private static Made made(int number, Random random, List<TopicId> topics) {
        Instant opened = opened(number, random);
        List<Request> requests = new ArrayList<>();
        for (int i = random.nextInt(4); i > 1; i--) {
            Instant asked = later(opened, random);
            requests.add(
                    new Request(
                            random.nextBoolean() ? Town.WASTE : Town.TAX,
                            some(REASONS, random),
                            asked,
                            maybe(random, later(asked, random))));
        }
        Optional<Instant> closed = maybe(random, later(opened, random));
        return new Made(
                new CaseId(2026, number + 1L),
                random.nextBoolean() ? Town.MAIL : Town.TALK,
                opened,
                maybe(random, later(opened, random)),
                closed,
                closed.map(end -> ENDS.get(random.nextInt(ENDS.size()))),
                maybe(random, 1L + random.nextInt(3)),
                maybe(random, 1L + random.nextInt(2)),
                maybe(random, random.nextBoolean() ? "en" : "zh-Hans"),
                maybe(random, 101L + random.nextInt(3)),
                maybe(random, TOWNS.get(random.nextInt(TOWNS.size()))),
                some(topics, random),
                requests);
    }

    /** The first ones just before, at and just after the ends of the month. */
    private static Instant opened(int number, Random random) {
        return switch (number) {
            case 0 -> NOVEMBER.minusMillis(1);
            case 1 -> NOVEMBER;
            case 2 -> DECEMBER.minusMillis(1);
            case 3 -> DECEMBER;
            default ->
                    NOVEMBER.plus(random.nextInt(40 * 24 * 60) - 5 * 24 * 60, ChronoUnit.MINUTES);
        };
    }

    private static Instant later(Instant time, Random random) {
        return time.plusSeconds(random.nextInt(8 * 24 * 60 * 60));
    }

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value);
    }

    private static <T> Set<T> some(List<T> all, Random random) {
        return all.stream().filter(each -> random.nextInt(3) == 0).collect(Collectors.toSet());
    }

    private static void keep(EntityManager em, Made one) {
        CaseEntity row =
                new CaseEntity(
                        one.id(),
                        "件名",
                        one.channel(),
                        new ContactId(1),
                        "token" + one.id().number(),
                        one.opened());
        row.answerTo(new Party(Address.email("a@example.jp"), "市民"));
        row.assign(one.assignee().map(UserId::new));
        row.giveTo(one.team().map(TeamId::new));
        row.speak(one.language().map(Locale::forLanguageTag));
        row.comeFrom(one.article().map(ArticleId::new));
        row.locate(one.town());
        one.answered().ifPresent(row::answered);
        one.topics()
                .forEach(
                        topic ->
                                em.persist(
                                        new CaseTopicEntity(
                                                town.store.unit().newId(), one.id(), topic)));
        for (Request request : one.requests()) {
            row.handOn();
            EscalationEntity asked =
                    new EscalationEntity(
                            new EscalationId(town.store.unit().newId()),
                            one.id(),
                            request.department(),
                            "照会",
                            "主任",
                            request.asked());
            request.end().ifPresent(end -> asked.end(Escalation.State.ANSWERED, "回答", end));
            em.persist(asked);
            request.reasons()
                    .forEach(
                            reason ->
                                    em.persist(
                                            new ReasonEntity(
                                                    town.store.unit().newId(),
                                                    one.id(),
                                                    asked.id(),
                                                    reason)));
        }
        one.closed().ifPresent(end -> row.close(one.disposition().orElseThrow(), end));
        em.persist(row);
    }

    @ParameterizedTest
    @EnumSource(By.class)
    @Requirement({
        "FJ-017", "FJ-101", "FJ-158", "ST-087", "ST-089", "YK-025", "SP-009", "SP-031", "ST-110"
    })
    void everyGroupShouldBeCountedAsOneByOne(By by) {
        for (Instant until :
                List.of(
                        DECEMBER,
                        NOVEMBER.plus(1, ChronoUnit.DAYS),
                        NOVEMBER.plus(100, ChronoUnit.DAYS))) {
            Map<Optional<String>, CaseCount> expected = new HashMap<>();
            for (Optional<String> group : groups(by)) {
                CaseCount count =
                        count(
                                one -> groupsOf(by, one).contains(group),
                                (one, request) ->
                                        group.isPresent()
                                                        && (by == By.DEPARTMENT || by == By.REASON)
                                                ? groupsOf(by, request).contains(group)
                                                : groupsOf(by, one).contains(group),
                                NOVEMBER,
                                until);
                if (!count.isEmpty()) {
                    expected.put(group, count);
                }
            }
            assertThat(counts.by(by, NOVEMBER, until)).isEqualTo(expected);
            Map<Optional<String>, Long> received = new HashMap<>();
            expected.forEach((group, count) -> received.put(group, count.received()));
            received.values().removeIf(count -> count == 0);
            assertThat(counts.received(by, NOVEMBER, until)).isEqualTo(received);
        }
    }

    @Test
    @Requirement("SP-031")
    void allTogetherShouldBeCountedAsOneByOneUpToTheEndsOfTheMonth() {
        CaseCount november = counts.all(NOVEMBER, DECEMBER);

        assertThat(november)
                .isEqualTo(count(one -> true, (one, request) -> true, NOVEMBER, DECEMBER));
        assertThat(november.received())
                .isEqualTo(
                        counts.all(NOVEMBER.plusMillis(1), DECEMBER.minusMillis(1)).received() + 2);
        assertThat(november.open() + counts.all(DECEMBER, DECEMBER.plusSeconds(1)).received())
                .isGreaterThan(100);
        assertThat(counts.all(Instant.EPOCH, NOVEMBER.minus(99, ChronoUnit.DAYS)))
                .isEqualTo(CaseCount.NONE);
    }

    @Test
    @Requirement("SP-031")
    void hoursShouldBeCountedAsOneByOne() {
        Map<Instant, long[]> expected = new TreeMap<>();
        for (Made one : made) {
            if (isIn(one.opened(), NOVEMBER, DECEMBER)) {
                expected.computeIfAbsent(hour(one.opened()), at -> new long[2])[0]++;
            }
            one.closed()
                    .filter(end -> isIn(end, NOVEMBER, DECEMBER))
                    .ifPresent(end -> expected.computeIfAbsent(hour(end), at -> new long[2])[1]++);
        }
        assertThat(counts.hours(NOVEMBER, DECEMBER))
                .isEqualTo(
                        expected.entrySet().stream()
                                .map(
                                        each ->
                                                new CaseCounts.Hour(
                                                        each.getKey(),
                                                        each.getValue()[0],
                                                        each.getValue()[1]))
                                .toList());
        assertThat(counts.asked(NOVEMBER, DECEMBER))
                .containsExactlyInAnyOrderElementsOf(
                        made.stream()
                                .flatMap(
                                        one ->
                                                one.requests().stream()
                                                        .map(Request::asked)
                                                        .filter(at -> isIn(at, NOVEMBER, DECEMBER))
                                                        .map(
                                                                at ->
                                                                        new CaseCounts.Asked(
                                                                                hour(at),
                                                                                one.id())))
                                .distinct()
                                .toList());
    }

    /** A register that knows where people work. */
    private static ContactRegister staff(Map<ContactId, String> departments) {
        return (ContactRegister)
                Proxy.newProxyInstance(
                        ContactRegister.class.getClassLoader(),
                        new Class<?>[] {ContactRegister.class},
                        (proxy, method, arguments) -> departments);
    }

    @Test
    @Requirement({"SP-028", "SP-030"})
    void theHistoryShouldHaveEveryCaseOnceAndSayWhenThereAreMore() {
        StoredHistory history =
                new StoredHistory(
                        town.store,
                        town.register(),
                        staff(Map.of(new ContactId(1), "市民課")),
                        town.people,
                        town.directory,
                        town.towns);
        List<CaseId> expected =
                made.stream()
                        .filter(one -> isIn(one.opened(), NOVEMBER, DECEMBER))
                        .map(Made::id)
                        .toList();

        CaseHistory.Extract all = history.opened(supervisor, NOVEMBER, DECEMBER, CASES);
        List<CaseHistory.Line> rows = new ArrayList<>();
        all.rows().forEach(rows::add);

        assertThat(all.more()).isFalse();
        assertThat(all.count()).isEqualTo(expected.size());
        assertThat(rows)
                .extracting(row -> row.summary().id())
                .containsExactlyInAnyOrderElementsOf(expected);
        for (CaseHistory.Line row : rows) {
            Made one = made.get((int) row.summary().id().number() - 1);
            assertThat(row.topics()).isEqualTo(one.topics());
            assertThat(row.language()).isEqualTo(one.language());
            assertThat(row.department()).isEqualTo("市民課");
            assertThat(row.escalations())
                    .extracting(each -> Set.copyOf(each.reasons()))
                    .containsExactlyInAnyOrderElementsOf(
                            one.requests().stream().map(Request::reasons).toList());
        }
        CaseHistory.Extract some = history.opened(supervisor, NOVEMBER, DECEMBER, 10);
        assertThat(some.more()).isTrue();
        assertThat(some.rows()).hasSize(10);
    }

    private interface Wanted {
        boolean is(Made one, Request request);
    }

    /** The plain way. */
    private static CaseCount count(
            Predicate<Made> wanted, Wanted request, Instant from, Instant until) {
        Map<Long, Long> toAnswer = new HashMap<>();
        Map<Long, Long> toClosing = new HashMap<>();
        Map<Long, Long> atDepartments = new HashMap<>();
        long received = 0;
        long closed = 0;
        long alone = 0;
        long open = 0;
        Set<CaseId> handedOn = new HashSet<>();
        for (Made one : made) {
            for (Request asked : one.requests()) {
                if (request.is(one, asked)) {
                    if (isIn(asked.asked(), from, until)) {
                        handedOn.add(one.id());
                    }
                    asked.end()
                            .filter(end -> isIn(end, from, until))
                            .ifPresent(
                                    end ->
                                            atDepartments.merge(
                                                    minutes(asked.asked(), end), 1L, Long::sum));
                }
            }
            if (!wanted.test(one)) {
                continue;
            }
            if (isIn(one.opened(), from, until)) {
                received++;
                one.answered()
                        .ifPresent(at -> toAnswer.merge(minutes(one.opened(), at), 1L, Long::sum));
            }
            if (one.closed().filter(end -> isIn(end, from, until)).isPresent()) {
                closed++;
                alone += one.requests().isEmpty() ? 1 : 0;
                toClosing.merge(minutes(one.opened(), one.closed().orElseThrow()), 1L, Long::sum);
            }
            if (one.opened().isBefore(until)
                    && one.closed().map(end -> !end.isBefore(until)).orElse(true)) {
                open++;
            }
        }
        return new CaseCount(
                received,
                closed,
                alone,
                handedOn.size(),
                open,
                Spread.of(toAnswer),
                Spread.of(toClosing),
                Spread.of(atDepartments));
    }

    private static boolean isIn(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    private static long minutes(Instant from, Instant until) {
        return Duration.between(from, until).toMinutes();
    }

    private static Instant hour(Instant at) {
        return at.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    private static Set<Optional<String>> groups(By by) {
        return made.stream().flatMap(one -> groupsOf(by, one).stream()).collect(Collectors.toSet());
    }

    private static Set<Optional<String>> groupsOf(By by, Request request) {
        return by == By.DEPARTMENT
                ? Set.of(Optional.of(request.department().toString()))
                : orNone(request.reasons(), Function.identity());
    }

    private static Set<Optional<String>> groupsOf(By by, Made one) {
        return switch (by) {
            case CHANNEL -> Set.of(Optional.of(one.channel().value()));
            case DISPOSITION -> Set.of(one.disposition());
            case ASSIGNEE -> Set.of(one.assignee().map(String::valueOf));
            case TEAM -> Set.of(one.team().map(String::valueOf));
            case LANGUAGE -> Set.of(one.language());
            case DISTRICT -> Set.of(one.town().map(town.towns::district));
            case ARTICLE -> Set.of(one.article().map(String::valueOf));
            case TOPIC -> orNone(tree.withAbove(one.topics()), TopicId::toString);
            case DEPARTMENT ->
                    orNone(
                            one.requests().stream()
                                    .map(Request::department)
                                    .collect(Collectors.toSet()),
                            DepartmentId::toString);
            case REASON ->
                    orNone(
                            one.requests().stream()
                                    .flatMap(request -> request.reasons().stream())
                                    .collect(Collectors.toSet()),
                            Function.identity());
        };
    }

    private static <T> Set<Optional<String>> orNone(Set<T> some, Function<T, String> key) {
        return some.isEmpty()
                ? Set.of(Optional.empty())
                : some.stream().map(key).map(Optional::of).collect(Collectors.toSet());
    }
}
