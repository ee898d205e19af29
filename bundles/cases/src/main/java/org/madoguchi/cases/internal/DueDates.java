// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.madoguchi.api.city.City;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Until when a citizen should have an answer: so many working days later, at the same time of day.
 */
@Component(service = DueDates.class, configurationPid = "org.madoguchi.cases")
public final class DueDates {
    private static final int MOST_DAYS = 60;

    private final int workingDays;
    private final ZoneId zone;
    private final Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
    private final Set<MonthDay> everyYear = new HashSet<>();
    private final Set<LocalDate> once = new HashSet<>();

    @Activate
    public DueDates(CasesConfig config, @Reference City city) {
        this(config.answer_days(), config.closed_days(), city.zone());
    }

    /**
     * @param closedDays days of the week in English, {@code 01-01} for every year, or {@code
     *     2026-11-23}
     */
    DueDates(int workingDays, String[] closedDays, ZoneId zone) {
        if (workingDays < 1 || workingDays > MOST_DAYS) {
            throw wrong("answer.days", workingDays, "a whole number from 1 to " + MOST_DAYS);
        }
        this.workingDays = workingDays;
        this.zone = zone;
        // a line of the file arrives as one text
        Stream.of(closedDays)
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(day -> !day.isEmpty())
                .forEach(this::close);
        if (weekdays.size() == DayOfWeek.values().length) {
            throw wrong("closed.days", "every day of the week", "at most six of them");
        }
    }

    private void close(String day) {
        try {
            if (day.matches("\\d{4}-\\d{2}-\\d{2}")) {
                once.add(LocalDate.parse(day));
            } else if (day.matches("\\d{2}-\\d{2}")) {
                everyYear.add(MonthDay.parse("--" + day));
            } else {
                weekdays.add(DayOfWeek.valueOf(day));
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw wrong("closed.days", day, "SATURDAY, 01-01 or 2026-11-23");
        }
    }

    private static IllegalArgumentException wrong(String key, Object value, String remedy) {
        return new IllegalArgumentException(
                "etc/org.madoguchi.cases.cfg: " + key + " = " + value + "; write " + remedy);
    }

    Instant after(Instant asked) {
        ZonedDateTime due = asked.atZone(zone);
        int open = 0;
        while (open < workingDays) {
            due = due.plusDays(1);
            if (isOpen(due.toLocalDate())) {
                open++;
            }
        }
        return due.toInstant();
    }

    boolean isOpen(LocalDate day) {
        return !weekdays.contains(day.getDayOfWeek())
                && !everyYear.contains(MonthDay.from(day))
                && !once.contains(day);
    }
}
