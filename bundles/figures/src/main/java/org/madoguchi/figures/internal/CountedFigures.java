// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.figures.internal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.CaseCounts;
import org.madoguchi.api.cases.CaseHistory;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.city.City;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.figures.FigureRow;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.telephony.CallCounts;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.TopicTree;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Days of the city's calendar, put to the modules that count. Keeps nothing. */
@Component(service = DeskFigures.class)
public final class CountedFigures implements DeskFigures {
    private static final int HOURS = 24;

    private final CaseCounts cases;
    private final CallCounts calls;
    private final CaseHistory history;
    private final Supplier<TopicTree> topics;
    private final Names names;
    private final City city;

    @Activate
    public CountedFigures(
            @Reference CaseCounts cases,
            @Reference CallCounts calls,
            @Reference CaseHistory history,
            @Reference Topics topics,
            @Reference FigureNames names,
            @Reference City city) {
        this(cases, calls, history, topics::tree, names, city);
    }

    CountedFigures(
            CaseCounts cases,
            CallCounts calls,
            CaseHistory history,
            Supplier<TopicTree> topics,
            Names names,
            City city) {
        this.cases = cases;
        this.calls = calls;
        this.history = history;
        this.topics = topics;
        this.names = names;
        this.city = city;
    }

    /** The period on the clock of the databases. */
    private record Span(Instant from, Instant until, ZoneId zone) {
        static Span of(Actor actor, Period period, City city) {
            actor.require(Permission.BOARD_READ);
            if (period.first().plusYears(MOST_YEARS).isBefore(period.last())) {
                throw new RejectedException(
                        LocalizedText.from(CountedFigures.class, "period", MOST_YEARS));
            }
            ZoneId zone = city.zone();
            return new Span(
                    period.first().atStartOfDay(zone).toInstant(),
                    period.last().plusDays(1).atStartOfDay(zone).toInstant(),
                    zone);
        }

        ZonedDateTime local(Instant hour) {
            return hour.atZone(zone);
        }

        LocalDate day(Instant hour) {
            return local(hour).toLocalDate();
        }
    }

    @Override
    public CaseCount total(Actor actor, Period period) {
        Span span = Span.of(actor, period, city);
        return cases.all(span.from(), span.until());
    }

    @Override
    public List<FigureRow> rows(Actor actor, Period period, Split split, Optional<TopicId> topic) {
        Span span = Span.of(actor, period, city);
        Map<Optional<String>, CaseCount> counts =
                new HashMap<>(cases.by(by(split), span.from(), span.until()));
        Optional<CaseCount> none = Optional.ofNullable(counts.remove(Optional.<String>empty()));
        List<FigureRow> rows =
                new ArrayList<>(
                        switch (split) {
                            case TOPIC ->
                                    new TopicRows<>(
                                                    topics.get(),
                                                    (about, level) -> row(counts, about, level))
                                            .rows(topic);
                            case CHANNEL ->
                                    new CallRows(calls.lines(span.from(), span.until()))
                                            .putInto(groups(split, counts), names.of(split));
                            default -> groups(split, counts);
                        });
        if (topic.isEmpty()) {
            none.ifPresent(count -> rows.add(none(count)));
        }
        return List.copyOf(rows);
    }

    private static Optional<FigureRow> row(
            Map<Optional<String>, CaseCount> counts, Topic topic, int level) {
        Optional<String> key = Optional.of(topic.id().toString());
        return Optional.ofNullable(counts.get(key))
                .map(count -> new FigureRow(FigureRow.Kind.GROUP, key, topic.name(), level, count));
    }

    @Override
    public List<Course> courses(Actor actor, List<Period> parts, Optional<TopicId> topic) {
        if (parts.size() > MOST_PARTS) {
            throw new RejectedException(
                    LocalizedText.from(CountedFigures.class, "parts", MOST_PARTS));
        }
        List<Map<Optional<String>, Long>> counts = new ArrayList<>();
        for (Period part : parts) {
            Span span = Span.of(actor, part, city);
            counts.add(cases.received(CaseCounts.By.TOPIC, span.from(), span.until()));
        }
        return new TopicRows<>(
                        topics.get(),
                        (about, level) ->
                                Optional.of(course(counts, about, level))
                                        .filter(course -> course.sum() > 0))
                .rows(topic);
    }

    private static Course course(List<Map<Optional<String>, Long>> counts, Topic topic, int level) {
        Optional<String> key = Optional.of(topic.id().toString());
        return new Course(
                topic.id(),
                topic.name(),
                level,
                counts.stream().map(each -> each.getOrDefault(key, 0L)).toList());
    }

    private static CaseCounts.By by(Split split) {
        return switch (split) {
            case CHANNEL -> CaseCounts.By.CHANNEL;
            case TOPIC -> CaseCounts.By.TOPIC;
            case DEPARTMENT -> CaseCounts.By.DEPARTMENT;
            case REASON -> CaseCounts.By.REASON;
            case OUTCOME -> CaseCounts.By.DISPOSITION;
            case ASSIGNEE -> CaseCounts.By.ASSIGNEE;
            case TEAM -> CaseCounts.By.TEAM;
            case LANGUAGE -> CaseCounts.By.LANGUAGE;
            case ARTICLE -> CaseCounts.By.ARTICLE;
            case DISTRICT -> CaseCounts.By.DISTRICT;
        };
    }

    private static FigureRow none(CaseCount count) {
        return new FigureRow(
                FigureRow.Kind.NONE, Optional.empty(), LocalizedText.same(""), 0, count);
    }

    private List<FigureRow> groups(Split split, Map<Optional<String>, CaseCount> counts) {
        var name = names.of(split);
        List<FigureRow> rows = new ArrayList<>();
        counts.forEach(
                (key, count) ->
                        rows.add(
                                new FigureRow(
                                        FigureRow.Kind.GROUP,
                                        key,
                                        name.apply(key.orElseThrow()),
                                        0,
                                        count)));
        rows.sort(new RowOrder(names.order(split)));
        return rows;
    }

    @Override
    public List<Day> days(Actor actor, Period period) {
        Span span = Span.of(actor, period, city);
        Map<LocalDate, Long> received = new HashMap<>();
        Map<LocalDate, Long> closed = new HashMap<>();
        for (CaseCounts.Hour hour : cases.hours(span.from(), span.until())) {
            received.merge(span.day(hour.hour()), hour.received(), Long::sum);
            closed.merge(span.day(hour.hour()), hour.closed(), Long::sum);
        }
        Map<LocalDate, Set<CaseId>> handedOn = new HashMap<>();
        for (CaseCounts.Asked asked : cases.asked(span.from(), span.until())) {
            handedOn.computeIfAbsent(span.day(asked.hour()), day -> new HashSet<>())
                    .add(asked.about());
        }
        // backwards from what is open at the end
        long open = cases.all(span.from(), span.until()).open();
        List<Day> days = new ArrayList<>();
        for (LocalDate day = period.last(); !day.isBefore(period.first()); day = day.minusDays(1)) {
            long came = received.getOrDefault(day, 0L);
            long went = closed.getOrDefault(day, 0L);
            days.add(new Day(day, came, went, handedOn.getOrDefault(day, Set.of()).size(), open));
            open += went - came;
        }
        Collections.reverse(days);
        return List.copyOf(days);
    }

    @Override
    public List<WeekHour> week(Actor actor, Period period) {
        Span span = Span.of(actor, period, city);
        long[][] received = new long[DayOfWeek.values().length][HOURS];
        for (CaseCounts.Hour hour : cases.hours(span.from(), span.until())) {
            add(received, span.local(hour.hour()), hour.received());
        }
        return week(received);
    }

    @Override
    public List<WeekHour> callWeek(Actor actor, Period period) {
        Span span = Span.of(actor, period, city);
        long[][] arrived = new long[DayOfWeek.values().length][HOURS];
        for (CallCounts.Line line : calls.lines(span.from(), span.until())) {
            add(arrived, span.local(line.hour()), line.sum().calls());
        }
        return week(arrived);
    }

    private static void add(long[][] counts, ZonedDateTime hour, long more) {
        counts[hour.getDayOfWeek().ordinal()][hour.getHour()] += more;
    }

    private static List<WeekHour> week(long[][] counts) {
        List<WeekHour> week = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int hour = 0; hour < HOURS; hour++) {
                week.add(new WeekHour(day, hour, counts[day.ordinal()][hour]));
            }
        }
        return List.copyOf(week);
    }

    @Override
    public List<CallHour> calls(Actor actor, Period period) {
        Span span = Span.of(actor, period, city);
        List<CallHour> hours = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            hours.add(new CallHour(hour, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO));
        }
        for (CallCounts.Line line : calls.lines(span.from(), span.until())) {
            int hour = span.local(line.hour()).getHour();
            hours.set(hour, hours.get(hour).plus(CallRows.hour(hour, line.sum())));
        }
        return List.copyOf(hours);
    }

    @Override
    public List<Entrance> entrances(Actor actor, Period period) {
        Span span = Span.of(actor, period, city);
        Map<List<String>, CallHour> counts =
                summed(
                        calls.entered(span.from(), span.until()),
                        each -> List.of(each.entrance(), each.line()),
                        CallCounts.Entered::sum);
        return counts.entrySet().stream()
                .map(one -> new Entrance(one.getKey().get(0), one.getKey().get(1), one.getValue()))
                .toList();
    }

    @Override
    public List<CallShare> shares(Actor actor, Period period, CallCounts.By by) {
        Span span = Span.of(actor, period, city);
        Function<String, LocalizedText> name = names.of(actor, by);
        Map<String, CallHour> counts =
                summed(
                        calls.shares(by, span.from(), span.until()),
                        CallCounts.Share::key,
                        CallCounts.Share::sum);
        return counts.entrySet().stream()
                .map(one -> new CallShare(one.getKey(), name.apply(one.getKey()), one.getValue()))
                .sorted(Comparator.comparingLong((CallShare share) -> -share.calls().calls()))
                .toList();
    }

    /** What belongs together, in the order in which it came. */
    private static <L, K> Map<K, CallHour> summed(
            List<L> lines, Function<L, K> key, Function<L, CallCounts.Sum> sum) {
        Map<K, CallHour> sums = new LinkedHashMap<>();
        for (L line : lines) {
            sums.merge(key.apply(line), CallRows.hour(0, sum.apply(line)), CallHour::plus);
        }
        return sums;
    }

    @Override
    public List<CallCounts.Transferred> transfers(Actor actor, Period period) {
        Span span = Span.of(actor, period, city);
        return calls.transfers(span.from(), span.until());
    }

    @Override
    public CaseHistory.Extract history(Actor actor, Period period) {
        Span span = Span.of(actor, period, city);
        return history.opened(actor, span.from(), span.until(), MOST_CASES);
    }
}
