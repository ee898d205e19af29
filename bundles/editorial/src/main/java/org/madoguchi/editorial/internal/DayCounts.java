// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.madoguchi.api.editorial.FaqFigures.DayFigure;
import org.madoguchi.api.editorial.FaqFigures.LanguageFigure;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Select;

/** Sums of days. */
record DayCounts(EntityUnit unit) {
    private record Verdicts(LocalDate day, long solved, long notSolved) {}

    List<LanguageFigure> languages(Period period) {
        Select<LanguageFigure> languages =
                Select.of(
                        "SELECT language, SUM(searches), SUM(views) FROM editorial_day"
                                + " WHERE on_day BETWEEN ? AND ? AND place <> ?"
                                + " GROUP BY language HAVING SUM(searches) + SUM(views) > 0",
                        row -> new LanguageFigure(row.text(), row.number(), row.number()),
                        Days.column(period.first()),
                        Days.column(period.last()),
                        Visit.CONSOLE);
        unit.select(languages);
        return languages.rows().stream()
                .sorted(
                        Comparator.comparingLong(
                                        (LanguageFigure one) -> one.searches() + one.views())
                                .reversed()
                                .thenComparing(LanguageFigure::language))
                .toList();
    }

    List<DayFigure> list(Period period) {
        Select<Verdicts> verdicts =
                Select.of(
                        "SELECT on_day, SUM(solved), SUM(not_solved) FROM editorial_verdict"
                                + " WHERE on_day BETWEEN ? AND ? AND place <> ? GROUP BY on_day",
                        row -> new Verdicts(Days.day(row), row.number(), row.number()),
                        Days.column(period.first()),
                        Days.column(period.last()),
                        Visit.CONSOLE);
        Map<LocalDate, Verdicts> judged = new HashMap<>();
        Select<DayFigure> days =
                Select.of(
                        "SELECT on_day, SUM(searches), SUM(without_result), SUM(views),"
                                + " SUM(crawled) FROM editorial_day WHERE on_day BETWEEN ? AND ?"
                                + " AND place <> ? GROUP BY on_day",
                        row ->
                                new DayFigure(
                                        Days.day(row),
                                        row.number(),
                                        row.number(),
                                        row.number(),
                                        row.number(),
                                        0,
                                        0),
                        Days.column(period.first()),
                        Days.column(period.last()),
                        Visit.CONSOLE);
        unit.select(verdicts, days);
        verdicts.rows().forEach(verdict -> judged.put(verdict.day(), verdict));
        Map<LocalDate, DayFigure> used =
                days.rows().stream().collect(Collectors.toMap(DayFigure::day, Function.identity()));
        List<DayFigure> all = new ArrayList<>();
        for (LocalDate day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
            DayFigure use = used.getOrDefault(day, new DayFigure(day, 0, 0, 0, 0, 0, 0));
            Verdicts verdict = judged.getOrDefault(day, new Verdicts(day, 0, 0));
            all.add(
                    new DayFigure(
                            day,
                            use.searches(),
                            use.withoutResult(),
                            use.views(),
                            use.crawled(),
                            verdict.solved(),
                            verdict.notSolved()));
        }
        return all;
    }
}
