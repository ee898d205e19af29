// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When operators take calls: hours of each weekday, holidays without any, and single dates with
 * hours of their own, which win over both (FJ-024, SP-006, ST-080).
 */
final class OpeningHours {
    /** From the one, inclusive, to the other, exclusive. */
    record Span(LocalTime from, LocalTime to) {
        private static final Pattern FORM =
                Pattern.compile("([0-2]?[0-9]:[0-5][0-9])\\s*-\\s*([0-2]?[0-9]:[0-5][0-9])");

        static Span parse(String text) {
            Matcher matcher = FORM.matcher(text.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + text + "' is not like 08:30-17:15");
            }
            Span span = new Span(time(matcher.group(1)), time(matcher.group(2)));
            if (!span.from().isBefore(span.to())) {
                throw new IllegalArgumentException("'" + text + "' ends before it begins");
            }
            return span;
        }

        /** The end of the day is written 24:00. */
        private static LocalTime time(String text) {
            String padded = text.length() == 4 ? "0" + text : text;
            return padded.equals("24:00") ? LocalTime.MAX : LocalTime.parse(padded);
        }

        boolean contains(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Map<DayOfWeek, Span> week;
    private final Set<LocalDate> holidays;
    private final Map<LocalDate, Span> special;

    private OpeningHours(
            Map<DayOfWeek, Span> week, Set<LocalDate> holidays, Map<LocalDate, Span> special) {
        this.week = week;
        this.holidays = holidays;
        this.special = special;
    }

    /**
     * @param hours {@code mon-fri 08:30-17:15; sat 09:00-12:00}; a later part wins
     * @param holidays dates between commas
     * @param special {@code 2026-12-29 09:00-12:00; …}
     * @throws IllegalArgumentException naming what cannot be read
     */
    static OpeningHours parse(String hours, String holidays, String special) {
        Map<DayOfWeek, Span> week = new EnumMap<>(DayOfWeek.class);
        for (String part : parts(hours, ";")) {
            String[] words = words(part);
            days(words[0]).forEach(day -> week.put(day, Span.parse(words[1])));
        }
        Set<LocalDate> closed = new HashSet<>();
        for (String date : parts(holidays, ",")) {
            closed.add(date(date));
        }
        Map<LocalDate, Span> single = new HashMap<>();
        for (String part : parts(special, ";")) {
            String[] words = words(part);
            single.put(date(words[0]), Span.parse(words[1]));
        }
        return new OpeningHours(week, closed, single);
    }

    private static List<String> parts(String text, String separator) {
        return List.of(text.split(separator)).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String[] words(String part) {
        String[] words = part.split("\\s+", 2);
        if (words.length != 2) {
            throw new IllegalArgumentException("'" + part + "' has no hours");
        }
        return words;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no date like 2026-12-29", e);
        }
    }

    private static Set<DayOfWeek> days(String text) {
        String[] ends = text.toLowerCase(Locale.ROOT).split("-", 2);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no day or row of days like mon-fri");
        }
        Set<DayOfWeek> days = new HashSet<>();
        for (int day = first; day <= last; day++) {
            days.add(DayOfWeek.of(day + 1));
        }
        return days;
    }

    /** The hours of a date; empty when it is closed. */
    Optional<Span> on(LocalDate date) {
        if (special.containsKey(date)) {
            return Optional.of(special.get(date));
        }
        return holidays.contains(date)
                ? Optional.empty()
                : Optional.ofNullable(week.get(date.getDayOfWeek()));
    }

    /**
     * @param now in the city's zone
     */
    boolean isOpen(ZonedDateTime now) {
        return on(now.toLocalDate()).filter(span -> span.contains(now.toLocalTime())).isPresent();
    }
}
