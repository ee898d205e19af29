// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.figures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.CaseCounts;
import org.madoguchi.api.cases.CaseHistory;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Spread;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.figures.FigureRow;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.CallCounts;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.test.Asahi;
import org.madoguchi.test.Requirement;

class CountedFiguresTest {
    private static final Period NOVEMBER =
            new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    private static final Instant BEGIN = Instant.parse("2026-10-31T15:00:00Z");
    private static final Instant END = Instant.parse("2026-11-30T15:00:00Z");
    private static final Actor SUPERVISOR = actor(Role.SUPERVISOR);

    private final Counter counter = new Counter();
    private final List<CallCounts.Line> calls = new ArrayList<>();
    private final List<CallCounts.Share> shares = new ArrayList<>();
    private final List<CallCounts.Entered> entered = new ArrayList<>();
    private final List<Topic> topics = new ArrayList<>();
    private final DeskFigures figures =
            new CountedFigures(
                    counter,
                    new Switchboard(),
                    (actor, from, until, most) -> new CaseHistory.Extract(0, false, List.of()),
                    () -> new TopicTree(topics),
                    new OwnNames(),
                    new Asahi());

    private static Actor actor(Role role) {
        return new Actor(Optional.of(new UserId(1)), "人", Set.of(role), Optional.empty(), "test");
    }

    private static CaseCount received(long count) {
        return new CaseCount(count, 0, 0, 0, 7, Spread.NONE, Spread.NONE, Spread.NONE);
    }

    @Test
    @Requirement("SP-031")
    void daysShouldBeTheCitysAndTellWhatWasOpenAtTheEndOfEach() {
        counter.total = received(4);
        counter.hours.add(new CaseCounts.Hour(BEGIN, 3, 0));
        counter.hours.add(new CaseCounts.Hour(Instant.parse("2026-11-01T14:00:00Z"), 1, 2));
        counter.hours.add(new CaseCounts.Hour(Instant.parse("2026-11-01T15:00:00Z"), 5, 0));
        counter.hours.add(new CaseCounts.Hour(Instant.parse("2026-11-30T14:00:00Z"), 0, 4));
        counter.asked.add(
                new CaseCounts.Asked(Instant.parse("2026-11-01T00:00:00Z"), new CaseId(2026, 1)));
        counter.asked.add(
                new CaseCounts.Asked(Instant.parse("2026-11-01T05:00:00Z"), new CaseId(2026, 1)));

        List<DeskFigures.Day> days = figures.days(SUPERVISOR, NOVEMBER);

        assertThat(counter.from).isEqualTo(BEGIN);
        assertThat(counter.until).isEqualTo(END);
        assertThat(days).hasSize(30);
        assertThat(days.get(0))
                .isEqualTo(new DeskFigures.Day(LocalDate.of(2026, 11, 1), 4, 2, 1, 6));
        assertThat(days.get(1))
                .isEqualTo(new DeskFigures.Day(LocalDate.of(2026, 11, 2), 5, 0, 0, 11));
        assertThat(days.get(28).open()).isEqualTo(11);
        assertThat(days.get(29))
                .isEqualTo(new DeskFigures.Day(LocalDate.of(2026, 11, 30), 0, 4, 0, 7));
    }

    @Test
    @Requirement("ST-235")
    void hoursOfTheWeekShouldBeThoseOfTheCitysClock() {
        counter.hours.add(new CaseCounts.Hour(BEGIN, 3, 0)); // Sunday, midnight
        counter.hours.add(new CaseCounts.Hour(BEGIN.plus(Duration.ofDays(7)), 2, 0));
        counter.hours.add(new CaseCounts.Hour(Instant.parse("2026-11-02T01:00:00Z"), 4, 1));

        List<DeskFigures.WeekHour> week = figures.week(SUPERVISOR, NOVEMBER);

        assertThat(week).hasSize(7 * 24);
        assertThat(week)
                .filteredOn(hour -> hour.received() > 0)
                .containsExactly(
                        new DeskFigures.WeekHour(DayOfWeek.MONDAY, 10, 4),
                        new DeskFigures.WeekHour(DayOfWeek.SUNDAY, 0, 5));
    }

    @Test
    @Requirement("ST-018")
    void hoursOfTheWeekShouldBeToldOfCallsToo() {
        for (String hour : List.of("2026-11-02T01:00:00Z", "2026-11-09T01:00:00Z")) {
            calls.add(line(Instant.parse(hour), Outcome.ANSWERED, 3));
            calls.add(line(Instant.parse(hour), Outcome.ABANDONED, 1));
        }

        assertThat(figures.callWeek(SUPERVISOR, NOVEMBER))
                .hasSize(7 * 24)
                .filteredOn(hour -> hour.received() > 0)
                .containsExactly(new DeskFigures.WeekHour(DayOfWeek.MONDAY, 10, 8));
    }

    private static CallCounts.Line line(Instant hour, Outcome outcome, long calls) {
        return new CallCounts.Line(
                hour, new ChannelId("phone-main"), sum(outcome, calls, Duration.ZERO));
    }

    @Test
    @Requirement("ST-024")
    void callsShouldBeCountedByTheNumberThatWasDialled() {
        entered.add(entered("", "0570001000", Outcome.ANSWERED, 4));
        entered.add(entered("上下水道局", "0468221234", Outcome.ANSWERED, 2));
        entered.add(entered("上下水道局", "0468221234", Outcome.ABANDONED, 1));
        entered.add(entered("催し", "0468229999", Outcome.ANNOUNCED, 7));

        List<DeskFigures.Entrance> entrances = figures.entrances(SUPERVISOR, NOVEMBER);

        assertThat(entrances)
                .extracting(DeskFigures.Entrance::name)
                .containsExactly("", "上下水道局", "催し");
        assertThat(entrances.get(1).line()).isEqualTo("0468221234");
        assertThat(entrances.get(1).calls().answered()).isEqualTo(2);
        assertThat(entrances.get(1).calls().abandoned()).isEqualTo(1);
        assertThat(entrances.get(2).calls().announcement()).isEqualTo(7);
    }

    @Test
    @Requirement({"YK-001", "YK-087", "ST-299"})
    void callsShouldBeSharedOutByTheQueueInWhichTheyWaitedTheMostFirst() {
        shares.add(share("", Outcome.OUT_OF_HOURS, 3, 0));
        shares.add(share("english", Outcome.ABANDONED, 1, 0));
        shares.add(share("english", Outcome.ANSWERED, 1, 90));
        shares.add(share("tax", Outcome.ANSWERED, 4, 400));

        List<DeskFigures.CallShare> found =
                figures.shares(SUPERVISOR, NOVEMBER, CallCounts.By.QUEUE);

        assertThat(found)
                .extracting(each -> each.name().ja() + " " + each.calls().calls())
                .containsExactly("QUEUE tax 4", "QUEUE  3", "QUEUE english 2");
        assertThat(found.get(2).calls().abandoned()).isEqualTo(1);
        assertThat(found.get(2).calls().talked()).isEqualTo(Duration.ofSeconds(90));
    }

    private static CallCounts.Share share(String key, Outcome outcome, long calls, long seconds) {
        return new CallCounts.Share(key, sum(outcome, calls, Duration.ofSeconds(seconds)));
    }

    private static CallCounts.Entered entered(
            String name, String line, Outcome outcome, long calls) {
        return new CallCounts.Entered(line, name, sum(outcome, calls, Duration.ZERO));
    }

    private static CallCounts.Sum sum(Outcome outcome, long calls, Duration talked) {
        return new CallCounts.Sum(outcome, calls, 0, Duration.ZERO, talked);
    }

    @Test
    @Requirement("FJ-017")
    void aTelephoneShouldBeSplitIntoPersonsAndAnnouncements() {
        counter.groups.put(Optional.of("phone-main"), received(5));
        counter.groups.put(Optional.of("email-main"), received(9));
        calls.add(call(Outcome.ANSWERED, 5));
        calls.add(call(Outcome.OUT_OF_HOURS, 2));
        calls.add(call(Outcome.LEFT_IN_MENU, 1));
        calls.add(call(Outcome.ABANDONED, 4));

        List<FigureRow> rows = rows(Split.CHANNEL);

        assertThat(rows)
                .extracting(
                        row -> row.kind() + " " + row.key().get() + " " + row.count().received())
                .containsExactly(
                        "GROUP email-main 9",
                        "GROUP phone-main 5",
                        "CALLS BY_PERSON 5",
                        "CALLS ANNOUNCEMENT 3",
                        "CALLS MISSED 4");
    }

    private static CallCounts.Line call(Outcome outcome, long calls) {
        return new CallCounts.Line(
                BEGIN,
                new ChannelId("phone-main"),
                new CallCounts.Sum(
                        outcome,
                        calls,
                        1,
                        Duration.ofSeconds(calls * 8),
                        Duration.ofSeconds(calls * 90)));
    }

    @Test
    @Requirement({"FJ-066", "FJ-252", "ST-018", "ST-229", "YK-087"})
    void callsShouldBeToldByTheHourInWhichTheyArrived() {
        calls.add(call(Outcome.ANSWERED, 5));
        calls.add(call(Outcome.OVERFLOW, 2));

        List<DeskFigures.CallHour> hours = figures.calls(SUPERVISOR, NOVEMBER);

        assertThat(hours).hasSize(24);
        assertThat(hours.get(0))
                .isEqualTo(
                        new DeskFigures.CallHour(
                                0, 5, 1, 0, 2, 0, Duration.ofSeconds(40), Duration.ofSeconds(450)));
        assertThat(hours.get(0).calls()).isEqualTo(7);
    }

    @Test
    @Requirement({"ST-087", "YK-025", "SP-009"})
    void topicsShouldStandBelowWhatTheyBelongTo() {
        topic(1, 0, "案内内容");
        topic(2, 1, "ごみ");
        topic(3, 1, "税");
        topic(4, 0, "対象サービス");
        topic(5, 4, "メール");
        for (int id : List.of(1, 3, 4, 5)) {
            counter.groups.put(Optional.of(String.valueOf(id)), received(id));
        }
        counter.groups.put(Optional.empty(), received(6));

        assertThat(rows(Split.TOPIC))
                .extracting(row -> row.level() + row.name().ja())
                .containsExactly("0案内内容", "1税", "0対象サービス", "1メール", "0");
        assertThat(figures.rows(SUPERVISOR, NOVEMBER, Split.TOPIC, Optional.of(new TopicId(4))))
                .extracting(row -> row.level() + row.name().ja())
                .containsExactly("0対象サービス", "1メール");
        assertThat(figures.rows(SUPERVISOR, NOVEMBER, Split.TOPIC, Optional.of(new TopicId(99))))
                .isEmpty();
    }

    @Test
    @Requirement({"FJ-161", "FJ-159"})
    void topicsShouldBeFollowedFromMonthToMonth() {
        topic(1, 0, "案内内容");
        topic(2, 1, "ごみ");
        topic(3, 1, "税");
        topic(4, 0, "対象サービス");
        Period december = new Period(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));
        counter.months.put(BEGIN, Map.of(Optional.of("1"), 5L, Optional.of("2"), 5L));
        counter.months.put(
                END,
                Map.of(Optional.of("1"), 7L, Optional.of("2"), 4L, Optional.<String>empty(), 9L));

        List<DeskFigures.Course> courses =
                figures.courses(SUPERVISOR, List.of(NOVEMBER, december), Optional.empty());

        assertThat(courses)
                .extracting(each -> each.level() + each.name().ja() + each.received())
                .containsExactly("0案内内容[5, 7]", "1ごみ[5, 4]");
        assertThat(courses.get(1).sum()).isEqualTo(9);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                figures.courses(
                                        SUPERVISOR,
                                        Collections.nCopies(41, NOVEMBER),
                                        Optional.empty()));
    }

    private void topic(long id, long parent, String name) {
        topics.add(
                new Topic(
                        new TopicId(id),
                        Optional.of(parent).filter(above -> above > 0).map(TopicId::new),
                        LocalizedText.same(name),
                        Topic.Style.TREE,
                        false,
                        (int) id,
                        Set.of(),
                        Optional.empty()));
    }

    @Test
    @Requirement("ST-089")
    void whatHasAnOrderShouldStandInItAndTheRestBehind() {
        counter.groups.put(Optional.of("new"), received(9));
        counter.groups.put(Optional.of("b"), received(1));
        counter.groups.put(Optional.of("a"), received(2));
        counter.groups.put(Optional.empty(), received(3));

        assertThat(rows(Split.REASON))
                .extracting(row -> row.key().orElse("-"))
                .containsExactly("b", "a", "new", "-");
        assertThat(rows(Split.TEAM))
                .extracting(row -> row.key().orElse("-"))
                .containsExactly("new", "a", "b", "-");
    }

    private List<FigureRow> rows(Split split) {
        return figures.rows(SUPERVISOR, NOVEMBER, split, Optional.empty());
    }

    @Test
    void figuresShouldBeForThoseWhoSeeTheBoardAndPeriodsShouldEnd() {
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> figures.total(actor(Role.OPERATOR), NOVEMBER));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(
                        () ->
                                figures.days(
                                        SUPERVISOR,
                                        new Period(LocalDate.of(1000, 1, 1), NOVEMBER.last())));
    }

    private static final class Counter implements CaseCounts {
        final Map<Optional<String>, CaseCount> groups = new HashMap<>();
        final Map<Instant, Map<Optional<String>, Long>> months = new HashMap<>();
        final List<Hour> hours = new ArrayList<>();
        final List<Asked> asked = new ArrayList<>();
        CaseCount total = CaseCount.NONE;
        Instant from;
        Instant until;

        @Override
        public CaseCount all(Instant begin, Instant end) {
            return total;
        }

        @Override
        public Map<Optional<String>, CaseCount> by(By by, Instant begin, Instant end) {
            return groups;
        }

        @Override
        public Map<Optional<String>, Long> received(By by, Instant begin, Instant end) {
            return months.getOrDefault(begin, Map.of());
        }

        @Override
        public List<Hour> hours(Instant begin, Instant end) {
            from = begin;
            until = end;
            return hours;
        }

        @Override
        public List<Asked> asked(Instant begin, Instant end) {
            return asked;
        }
    }

    private final class Switchboard implements CallCounts {
        @Override
        public List<Line> lines(Instant from, Instant until) {
            return calls;
        }

        @Override
        public List<Entered> entered(Instant from, Instant until) {
            return entered;
        }

        @Override
        public List<Share> shares(By by, Instant from, Instant until) {
            return shares;
        }

        @Override
        public List<Transferred> transfers(Instant from, Instant until) {
            return List.of();
        }
    }

    private static final class OwnNames implements Names {
        @Override
        public Function<String, LocalizedText> of(Split split) {
            return LocalizedText::same;
        }

        @Override
        public Function<String, LocalizedText> of(Actor actor, CallCounts.By by) {
            return key -> LocalizedText.same(by + " " + key);
        }

        @Override
        public List<String> order(Split split) {
            return split == Split.REASON ? List.of("b", "a") : List.of();
        }
    }
}
