// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.cases.ServiceCounts;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.servicelevel.Duty;
import org.madoguchi.api.servicelevel.Figure;
import org.madoguchi.api.servicelevel.Incident;
import org.madoguchi.api.servicelevel.Incidents;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.IndicatorId;
import org.madoguchi.api.servicelevel.Indicators;
import org.madoguchi.api.servicelevel.Level;
import org.madoguchi.api.servicelevel.Level.Verdict;
import org.madoguchi.api.servicelevel.LevelRow;
import org.madoguchi.api.servicelevel.ScreenTimes;
import org.madoguchi.api.servicelevel.ServiceLevels;
import org.madoguchi.api.servicelevel.Target;
import org.madoguchi.api.telephony.AnswerCounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Months of the city's calendar, put to the modules that count. Keeps nothing. */
@Component(service = ServiceLevels.class)
public final class CountedLevels implements ServiceLevels {
    private final Indicators indicators;
    private final Incidents incidents;
    private final AnswerCounts calls;
    private final ServiceCounts cases;
    private final ScreenTimes screens;
    private final City city;
    private final Clock clock;

    @Activate
    public CountedLevels(
            @Reference Indicators indicators,
            @Reference Incidents incidents,
            @Reference AnswerCounts calls,
            @Reference ServiceCounts cases,
            @Reference ScreenTimes screens,
            @Reference City city) {
        this(indicators, incidents, calls, cases, screens, city, Clock.systemUTC());
    }

    CountedLevels(
            Indicators indicators,
            Incidents incidents,
            AnswerCounts calls,
            ServiceCounts cases,
            ScreenTimes screens,
            City city,
            Clock clock) {
        this.indicators = indicators;
        this.incidents = incidents;
        this.calls = calls;
        this.cases = cases;
        this.screens = screens;
        this.city = city;
        this.clock = clock;
    }

    @Override
    public List<LevelRow> rows(Actor actor, YearMonth first, YearMonth last, boolean emergencies) {
        actor.require(Permission.BOARD_READ);
        if (first.plusMonths(MOST_MONTHS).compareTo(last) <= 0) {
            throw Said.rejection("months", MOST_MONTHS);
        }
        Counting counting = new Counting(emergencies);
        List<YearMonth> months =
                Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                        .toList();
        List<LevelRow> rows = new ArrayList<>();
        for (Indicator indicator : indicators.all()) {
            if (!indicator.retired()) {
                rows.addAll(counting.rows(indicator, months));
            }
        }
        return List.copyOf(rows);
    }

    /** Counts each month once, however often it is looked back at. */
    private final class Counting {
        private final Map<Incident.Kind, List<Stretch>> apart;
        private final boolean emergencies;
        private final Instant now = clock.instant();
        private final Map<YearMonth, MonthCount> counts = new HashMap<>();
        private final Map<IndicatorId, Map<YearMonth, Figure>> figures = new HashMap<>();

        Counting(boolean emergencies) {
            this.emergencies = emergencies;
            apart =
                    incidents.all().stream()
                            .collect(
                                    groupingBy(
                                            Incident::kind,
                                            mapping(
                                                    each -> new Stretch(each.from(), each.until()),
                                                    toList())));
        }

        List<LevelRow> rows(Indicator indicator, List<YearMonth> months) {
            List<LevelRow> rows = new ArrayList<>();
            YearMonth last = months.get(months.size() - 1);
            for (Duty duty : Duty.values()) {
                if (indicator.target(duty, last).isPresent()) {
                    rows.add(row(indicator, Optional.of(duty), months));
                }
            }
            return rows.isEmpty() ? List.of(row(indicator, Optional.empty(), months)) : rows;
        }

        private LevelRow row(Indicator indicator, Optional<Duty> duty, List<YearMonth> months) {
            List<Level> levels =
                    months.stream().map(month -> level(indicator, duty, month)).toList();
            Figure sum = levels.stream().map(Level::figure).reduce(Figure.NONE, Figure::plus);
            YearMonth last = months.get(months.size() - 1);
            Optional<Target> target = duty.flatMap(each -> indicator.target(each, last));
            return new LevelRow(
                    indicator,
                    duty,
                    new Level(last, sum, target, verdict(indicator, sum, target), 0),
                    levels);
        }

        private Level level(Indicator indicator, Optional<Duty> duty, YearMonth month) {
            int missed = 0;
            while (missed < Level.LONGEST
                    && verdict(indicator, duty, month.minusMonths(missed)) == Verdict.MISSED) {
                missed++;
            }
            return new Level(
                    month,
                    figure(indicator, month),
                    duty.flatMap(each -> indicator.target(each, month)),
                    verdict(indicator, duty, month),
                    missed);
        }

        private Verdict verdict(Indicator indicator, Optional<Duty> duty, YearMonth month) {
            return verdict(
                    indicator,
                    figure(indicator, month),
                    duty.flatMap(each -> indicator.target(each, month)));
        }

        private Verdict verdict(Indicator indicator, Figure figure, Optional<Target> target) {
            if (target.isEmpty()) {
                return Verdict.NO_TARGET;
            }
            if (figure.isEmpty()) {
                return Verdict.NO_DATA;
            }
            return figure.meets(target.get(), indicator.measure().unit())
                    ? Verdict.MET
                    : Verdict.MISSED;
        }

        private Figure figure(Indicator indicator, YearMonth month) {
            return figures.computeIfAbsent(indicator.id(), id -> new HashMap<>())
                    .computeIfAbsent(
                            month,
                            each -> counts.computeIfAbsent(each, this::count).figure(indicator));
        }

        private MonthCount count(YearMonth month) {
            ZoneId zone = city.zone();
            Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
            Stretch whole =
                    new Stretch(
                            month.atDay(1).atStartOfDay(zone).toInstant(),
                            end.isBefore(now) ? end : now);
            return new MonthCount(
                    calls,
                    cases,
                    screens,
                    Stretch.without(
                            List.of(whole), emergencies ? List.of() : of(Incident.Kind.EMERGENCY)),
                    of(Incident.Kind.PLANNED_STOP),
                    of(Incident.Kind.OUTAGE),
                    now);
        }

        private List<Stretch> of(Incident.Kind kind) {
            return apart.getOrDefault(kind, List.of());
        }
    }
}
