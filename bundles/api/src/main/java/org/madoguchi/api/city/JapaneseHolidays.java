// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * Public holidays by the law as it stands since 2022 (国民の祝日に関する法律). The equinoxes are reckoned; the
 * government announces them a year before.
 */
public final class JapaneseHolidays {
    private static final Set<MonthDay> FIXED =
            Set.of(
                    MonthDay.of(1, 1),
                    MonthDay.of(2, 11),
                    MonthDay.of(2, 23),
                    MonthDay.of(4, 29),
                    MonthDay.of(5, 3),
                    MonthDay.of(5, 4),
                    MonthDay.of(5, 5),
                    MonthDay.of(8, 11),
                    MonthDay.of(11, 3),
                    MonthDay.of(11, 23));

    private JapaneseHolidays() {}

    /** With days off instead of a holiday on Sunday, and days between two holidays. */
    public static boolean include(LocalDate date) {
        return named(date) || instead(date) || between(date);
    }

    private static boolean named(LocalDate date) {
        return FIXED.contains(MonthDay.from(date))
                || monday(date, 1, 2)
                || monday(date, 7, 3)
                || monday(date, 9, 3)
                || monday(date, 10, 2)
                || date.equals(equinox(date.getYear(), 3, 20.8431))
                || date.equals(equinox(date.getYear(), 9, 23.2488));
    }

    private static boolean monday(LocalDate date, int month, int which) {
        return date.getMonthValue() == month
                && date.equals(
                        date.with(TemporalAdjusters.dayOfWeekInMonth(which, DayOfWeek.MONDAY)));
    }

    /** The usual approximation; right from 1980 to 2099. */
    private static LocalDate equinox(int year, int month, double day1980) {
        int years = year - 1980;
        return LocalDate.of(
                year, month, (int) (day1980 + 0.242194 * years - Math.floorDiv(years, 4)));
    }

    private static boolean instead(LocalDate date) {
        LocalDate before = date.minusDays(1);
        while (named(before)) {
            if (before.getDayOfWeek() == DayOfWeek.SUNDAY) {
                return true;
            }
            before = before.minusDays(1);
        }
        return false;
    }

    private static boolean between(LocalDate date) {
        return named(date.minusDays(1)) && named(date.plusDays(1));
    }
}
