// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.madoguchi.api.city.OpeningHours;

/**
 * Which reports are due (FJ-250, ST-228, YK-014): on each day on which the city is open, those of
 * the days since the report before, day by day, and those of the weeks and months that ended on one
 * of them.
 *
 * @param kinds days, weeks, months; longer ones end with a month too
 * @param at from when on in the day, by the city's clock
 * @param everyDay also when the city is closed
 */
record ReportPlan(Set<FigureSpan.Unit> kinds, LocalTime at, boolean everyDay) {
    /** After a longer stop only the last days are told one by one. */
    static final int MOST_DAYS = 14;

    ReportPlan {
        kinds = Set.copyOf(kinds);
    }

    /**
     * @param covered the last day that was reported
     * @param now by the city's clock
     * @return whether the days until yesterday are to be reported now
     */
    boolean isTime(LocalDate covered, ZonedDateTime now, OpeningHours hours) {
        LocalDate today = now.toLocalDate();
        return covered.isBefore(today.minusDays(1))
                && !now.toLocalTime().isBefore(at)
                && (everyDay || !hours.on(today).isEmpty());
    }

    /**
     * The oldest first; a week or month after its last day.
     *
     * @param last the day before the report
     */
    List<FigureSpan> spans(LocalDate covered, LocalDate last) {
        LocalDate earliest = last.minusDays(MOST_DAYS - 1L);
        LocalDate first = covered.isBefore(earliest) ? earliest : covered.plusDays(1);
        List<FigureSpan> spans = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            endingOn(day).forEach(spans::add);
        }
        return List.copyOf(spans);
    }

    private Stream<FigureSpan> endingOn(LocalDate day) {
        return Stream.of(FigureSpan.Unit.values())
                .filter(kinds::contains)
                .map(unit -> FigureSpan.at(unit, day))
                .filter(span -> span.last().equals(day));
    }
}
