// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.figures.DeskFigures;

/**
 * The days that figures are made of, as they stand in the address; nonsense is the running month.
 * Halves and years are the fiscal year's (ST-002), except for the calendar's year.
 */
record FigureSpan(Unit unit, Period period) {
    private static final int FISCAL_YEAR_BEGINS = 4;
    private static final int HALF = 6;
    private static final int YEAR = 12;

    /** What people ask for. */
    enum Unit {
        DAY,
        WEEK,
        MONTH,
        HALF,
        FISCAL_YEAR,
        YEAR,
        DATES
    }

    /**
     * All may be null.
     *
     * @param on a day of the period
     * @param first and last: the days themselves, for {@link Unit#DATES}
     */
    static FigureSpan of(String name, String on, String first, String last, LocalDate today) {
        Unit unit = FaqFilter.constant(Unit.class, String.valueOf(name)).orElse(Unit.MONTH);
        if (unit == Unit.DATES) {
            LocalDate end = SurveySpan.date(last).orElse(today);
            LocalDate begin = SurveySpan.date(first).orElse(end.withDayOfMonth(1));
            LocalDate oldest = end.minusYears(DeskFigures.MOST_YEARS).plusDays(1);
            return begin.isAfter(end)
                    ? at(Unit.MONTH, today)
                    : new FigureSpan(
                            unit, new Period(begin.isBefore(oldest) ? oldest : begin, end));
        }
        return at(unit, SurveySpan.date(on).orElse(today));
    }

    /** The one in which the day lies; not for chosen days. */
    static FigureSpan at(Unit unit, LocalDate day) {
        YearMonth month = YearMonth.from(day);
        YearMonth fiscal =
                YearMonth.of(
                        day.getMonthValue() < FISCAL_YEAR_BEGINS
                                ? day.getYear() - 1
                                : day.getYear(),
                        FISCAL_YEAR_BEGINS);
        return switch (unit) {
            case DAY -> new FigureSpan(unit, new Period(day, day));
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new FigureSpan(unit, new Period(monday, monday.plusDays(6)));
            }
            case MONTH, DATES -> months(unit, month, 1);
            case HALF ->
                    months(
                            unit,
                            month.isBefore(fiscal.plusMonths(HALF))
                                    ? fiscal
                                    : fiscal.plusMonths(HALF),
                            HALF);
            case FISCAL_YEAR -> months(unit, fiscal, YEAR);
            case YEAR -> months(unit, YearMonth.of(day.getYear(), 1), YEAR);
        };
    }

    private static FigureSpan months(Unit unit, YearMonth first, int count) {
        return new FigureSpan(
                unit, new Period(first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth()));
    }

    LocalDate first() {
        return period.first();
    }

    LocalDate last() {
        return period.last();
    }

    /** The period before; empty for chosen days, which have none. */
    Optional<FigureSpan> before() {
        return unit == Unit.DATES
                ? Optional.empty()
                : Optional.of(at(unit, period.first().minusDays(1)));
    }

    /** The period after. */
    Optional<FigureSpan> after() {
        return unit == Unit.DATES
                ? Optional.empty()
                : Optional.of(at(unit, period.last().plusDays(1)));
    }

    /** So many months stand side by side at most. */
    private static final int MOST_MONTHS = 36;

    /** Longer than a month, and not too long to be told month by month. */
    boolean hasMonths() {
        return period.first().plusMonths(1).isBefore(period.last())
                && !period.first().plusMonths(MOST_MONTHS).isBefore(period.last());
    }

    /** The parts of the period that lie in a month each. */
    List<FigureSpan> months() {
        List<FigureSpan> months = new ArrayList<>();
        for (LocalDate day = period.first();
                !day.isAfter(period.last());
                day = day.plusMonths(1).withDayOfMonth(1)) {
            FigureSpan whole = at(Unit.MONTH, day);
            boolean cut =
                    whole.first().isBefore(period.first()) || whole.last().isAfter(period.last());
            LocalDate end = whole.last().isAfter(period.last()) ? period.last() : whole.last();
            months.add(cut ? new FigureSpan(Unit.DATES, new Period(day, end)) : whole);
        }
        return months;
    }

    /** What the {@link #months} are called. */
    List<String> monthNames(Screen screen) {
        return months().stream().map(month -> month.label(screen)).toList();
    }

    /** Part of an address. */
    String query() {
        return "span="
                + unit
                + (unit == Unit.DATES ? "&first=" + first() + "&last=" + last() : "&on=" + first());
    }

    String label(Screen screen) {
        return switch (unit) {
            case MONTH ->
                    screen.text(
                            "figures.month",
                            String.valueOf(first().getYear()),
                            String.valueOf(first().getMonthValue()));
            case DAY -> first().toString();
            default -> screen.text("figures.days", first().toString(), last().toString());
        };
    }
}
