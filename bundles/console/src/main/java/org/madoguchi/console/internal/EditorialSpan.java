// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.madoguchi.api.editorial.Period;

/**
 * A period as it stands in the address; nonsense is the last thirty days.
 *
 * @param name key of the choice
 */
record EditorialSpan(Choice name, Period period) {
    private static final int LONGEST_YEARS = 10;
    private static final int FISCAL_YEAR_BEGINS = 4;

    /** What people ask for. */
    enum Choice {
        DAY,
        WEEK,
        MONTH,
        THIS_MONTH,
        LAST_MONTH,
        FISCAL_YEAR,
        DATES
    }

    /**
     * @param first and last: dates, for {@link Choice#DATES}; all may be null
     */
    static EditorialSpan of(String name, String first, String last, LocalDate today) {
        Choice choice =
                FaqFilter.constant(Choice.class, String.valueOf(name)).orElse(Choice.MONTH);
        if (choice == Choice.DATES) {
            Optional<LocalDate> begin = date(first);
            LocalDate end = date(last).orElse(today);
            LocalDate oldest = end.minusYears(LONGEST_YEARS);
            if (begin.isPresent() && !begin.get().isAfter(end)) {
                LocalDate bounded = begin.get().isBefore(oldest) ? oldest : begin.get();
                return new EditorialSpan(choice, new Period(bounded, end));
            }
            return of(null, null, null, today);
        }
        return new EditorialSpan(choice, period(choice, today));
    }

    private static Period period(Choice choice, LocalDate today) {
        LocalDate monthBegins = today.withDayOfMonth(1);
        return switch (choice) {
            case DAY -> new Period(today, today);
            case WEEK -> new Period(today.minusDays(6), today);
            case THIS_MONTH -> new Period(monthBegins, today);
            case LAST_MONTH -> new Period(monthBegins.minusMonths(1), monthBegins.minusDays(1));
            case FISCAL_YEAR -> new Period(fiscalYear(today), today);
            case MONTH, DATES -> new Period(today.minusDays(29), today);
        };
    }

    private static LocalDate fiscalYear(LocalDate today) {
        int year =
                today.getMonthValue() < FISCAL_YEAR_BEGINS ? today.getYear() - 1 : today.getYear();
        return LocalDate.of(year, FISCAL_YEAR_BEGINS, 1);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text == null || !text.matches("[12]\\d{3}-\\d{2}-\\d{2}")
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    LocalDate first() {
        return period.first();
    }

    LocalDate last() {
        return period.last();
    }

    /** Part of an address. */
    String query() {
        return "span="
                + name
                + (name == Choice.DATES ? "&first=" + first() + "&last=" + last() : "");
    }
}
