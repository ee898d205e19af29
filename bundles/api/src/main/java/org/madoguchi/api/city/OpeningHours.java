// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.city;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When somebody can be reached: hours of each weekday or of some of a month, hours on holidays, and
 * single dates that win over both. What one place says may lie {@link #over} what a larger one
 * says: a section's Saturdays over the city's week. Immutable.
 *
 * <p>Written, a line or a part between semicolons each, in Japanese or English: {@code mon-fri
 * 08:30-12:00 13:00-17:15}, {@code 土（第3を除く） 9:00～17:00}, {@code sat !3 09:00-17:00}, {@code 祝日 休み},
 * {@code 2026-12-29 closed}. A later line wins.
 */
public final class OpeningHours {
    /** Says nothing: closed by itself, and like what it lies over. */
    public static final OpeningHours NONE = new OpeningHours(List.of(), Holidays.NONE);

    /** A town hall's usual week. */
    public static final OpeningHours USUAL =
            parse("mon-fri 08:30-17:15", "national, 12-29, 12-30, 12-31, 01-02, 01-03", "");

    /** So far ahead it is looked when something opens next. */
    private static final int DAYS_AHEAD = 62;

    private final List<HoursText.Line> lines;
    private final Holidays holidays;

    /** From the one, inclusive, to the other, exclusive. */
    public record Span(LocalTime from, LocalTime to) {
        private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("H:mm");
        private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("HH:mm");

        public boolean contains(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }

        /** {@code 9:00～17:00} or {@code 09:00-17:00}. */
        public String written(Locale locale) {
            boolean ja = locale.getLanguage().equals("ja");
            DateTimeFormatter format = ja ? SHORT : LONG;
            return format.format(from)
                    + (ja ? "～" : "-")
                    + (to.equals(LocalTime.MAX) ? "24:00" : format.format(to));
        }
    }

    private record Holidays(boolean national, Set<MonthDay> everyYear, Set<LocalDate> dates) {
        static final Holidays NONE = new Holidays(false, Set.of(), Set.of());

        static Holidays parse(String text) {
            boolean national = false;
            Set<MonthDay> everyYear = new HashSet<>();
            Set<LocalDate> dates = new HashSet<>();
            for (String part : text.split(",")) {
                String day = part.strip();
                try {
                    if (day.equalsIgnoreCase("national")) {
                        national = true;
                    } else if (day.matches("[0-9]{2}-[0-9]{2}")) {
                        everyYear.add(MonthDay.parse("--" + day));
                    } else if (!day.isEmpty()) {
                        dates.add(LocalDate.parse(day));
                    }
                } catch (DateTimeParseException e) {
                    throw new IllegalArgumentException(
                            "'" + day + "' is no date like 2026-12-29", e);
                }
            }
            return new Holidays(national, everyYear, dates);
        }

        boolean include(LocalDate date) {
            return dates.contains(date)
                    || everyYear.contains(MonthDay.from(date))
                    || national && JapaneseHolidays.include(date);
        }

        Holidays and(Holidays other) {
            return new Holidays(
                    national || other.national,
                    union(everyYear, other.everyYear),
                    union(dates, other.dates));
        }

        private static <T> Set<T> union(Set<T> one, Set<T> other) {
            Set<T> all = new HashSet<>(one);
            all.addAll(other);
            return all;
        }
    }

    private OpeningHours(List<HoursText.Line> lines, Holidays holidays) {
        this.lines = List.copyOf(lines);
        this.holidays = holidays;
    }

    /**
     * @param text see above
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static OpeningHours parse(String text) {
        return parse(text, "", "");
    }

    /**
     * @param holidays between commas: dates, {@code 12-29} for every year's, {@code national} for
     *     the public holidays of Japan
     * @param special single dates, as they may stand in the text itself
     * @throws IllegalArgumentException naming what cannot be read
     */
    public static OpeningHours parse(String hours, String holidays, String special) {
        return new OpeningHours(
                Stream.of(hours, special)
                        .flatMap(text -> HoursText.parts(text).stream())
                        .map(HoursText::line)
                        .toList(),
                Holidays.parse(holidays));
    }

    /** The single lines of a text, to look for the one that cannot be read. */
    public static List<String> lines(String text) {
        return HoursText.parts(text);
    }

    /** These hours where they say something, and elsewhere those. */
    public OpeningHours over(OpeningHours those) {
        List<HoursText.Line> all = new ArrayList<>(those.lines);
        all.addAll(lines);
        return new OpeningHours(all, holidays.and(those.holidays));
    }

    /** Whether nothing is said: then whoever asks looks at the larger place. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The hours of a date in their order; none when it is closed. */
    public List<Span> on(LocalDate date) {
        Optional<HoursText.Line> single = last(line -> date.equals(line.date()));
        if (single.isPresent()) {
            return single.get().spans();
        }
        Optional<HoursText.Line> weekly = Optional.empty();
        if (holidays.include(date)) {
            weekly = last(HoursText.Line::holidays);
        } else {
            int week = (date.getDayOfMonth() - 1) / 7 + 1;
            weekly =
                    last(
                            line ->
                                    line.days().contains(date.getDayOfWeek())
                                            && (line.weeks().isEmpty()
                                                    || line.weeks().contains(week)));
        }
        return weekly.map(HoursText.Line::spans).orElse(List.of());
    }

    private Optional<HoursText.Line> last(Predicate<HoursText.Line> wanted) {
        return lines.stream().filter(wanted).reduce((first, second) -> second);
    }

    public boolean isHoliday(LocalDate date) {
        return holidays.include(date);
    }

    /**
     * @param now in the city's zone
     */
    public boolean isOpen(ZonedDateTime now) {
        return openUntil(now).isPresent();
    }

    /** Until when it is open; empty when it is closed. */
    public Optional<LocalTime> openUntil(ZonedDateTime now) {
        return on(now.toLocalDate()).stream()
                .filter(span -> span.contains(now.toLocalTime()))
                .map(Span::to)
                .findFirst();
    }

    /** When it opens the next time after now; empty when it does not within two months. */
    public Optional<ZonedDateTime> opensNext(ZonedDateTime now) {
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
            LocalDate date = now.toLocalDate().plusDays(ahead);
            Optional<ZonedDateTime> opening =
                    on(date).stream()
                            .map(span -> date.atTime(span.from()).atZone(now.getZone()))
                            .filter(at -> at.isAfter(now))
                            .findFirst();
            if (opening.isPresent()) {
                return opening;
            }
        }
        return Optional.empty();
    }

    /** Line by line in a reader's language, such that it can be read again; without holidays. */
    public String written(Locale locale) {
        return lines.stream()
                .map(line -> HoursText.written(line, locale))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningHours that
                && lines.equals(that.lines)
                && holidays.equals(that.holidays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lines, holidays);
    }

    /** As configuration has it. */
    @Override
    public String toString() {
        return written(Locale.ENGLISH).replace("\n", "; ");
    }
}
