// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.madoguchi.api.editorial.Period;

/**
 * The days that a survey is looked at, as they stand in the address; nonsense is the survey's whole
 * period. Halves and years are the fiscal year's (ST-249).
 */
record SurveySpan(Choice choice, Period period) {
    private static final int FISCAL_YEAR_BEGINS = 4;
    private static final int HALF = 6;

    enum Choice {
        ALL,
        THIS_MONTH,
        LAST_MONTH,
        FIRST_HALF,
        SECOND_HALF,
        FISCAL_YEAR,
        LAST_FISCAL_YEAR,
        DATES
    }

    /**
     * @param name and first and last may be null
     * @param whole the survey's period
     */
    static SurveySpan of(String name, String first, String last, Period whole, LocalDate today) {
        Choice choice = FaqFilter.constant(Choice.class, String.valueOf(name)).orElse(Choice.ALL);
        YearMonth month = YearMonth.from(today);
        YearMonth year =
                YearMonth.of(
                        today.getMonthValue() < FISCAL_YEAR_BEGINS
                                ? today.getYear() - 1
                                : today.getYear(),
                        FISCAL_YEAR_BEGINS);
        return switch (choice) {
            case ALL -> new SurveySpan(choice, whole);
            case THIS_MONTH -> months(choice, month, 1);
            case LAST_MONTH -> months(choice, month.minusMonths(1), 1);
            case FIRST_HALF -> months(choice, year, HALF);
            case SECOND_HALF -> months(choice, year.plusMonths(HALF), HALF);
            case FISCAL_YEAR -> months(choice, year, 2 * HALF);
            case LAST_FISCAL_YEAR -> months(choice, year.minusYears(1), 2 * HALF);
            case DATES ->
                    dates(first, last)
                            .map(period -> new SurveySpan(choice, period))
                            .orElse(new SurveySpan(Choice.ALL, whole));
        };
    }

    private static SurveySpan months(Choice choice, YearMonth first, int count) {
        return new SurveySpan(
                choice, new Period(first.atDay(1), first.plusMonths(count - 1).atEndOfMonth()));
    }

    private static Optional<Period> dates(String first, String last) {
        return date(first)
                .flatMap(
                        begin ->
                                date(last)
                                        .filter(end -> !end.isBefore(begin))
                                        .map(end -> new Period(begin, end)));
    }

    /** Empty for what is no day. */
    static Optional<LocalDate> date(String text) {
        try {
            return text == null || !text.matches("[12]\\d{3}-\\d{2}-\\d{2}")
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Part of an address. */
    String query() {
        return "span="
                + choice
                + (choice == Choice.DATES
                        ? "&first=" + period.first() + "&last=" + period.last()
                        : "");
    }
}
