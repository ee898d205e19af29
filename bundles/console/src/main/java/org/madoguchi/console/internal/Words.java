// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.madoguchi.api.cases.CallBack;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Messages;

/** The console's texts and times in the reader's language and the city's zone. */
final class Words {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");

    static final MessageBundle TEXTS = MessageBundle.of(Words.class);

    private final Messages texts;
    private final ZoneId zone;
    private final Clock clock;

    Words(Locale locale, ZoneId zone, Clock clock) {
        this.texts = TEXTS.in(locale);
        this.zone = zone;
        this.clock = clock;
    }

    Locale locale() {
        return texts.locale();
    }

    String language() {
        return locale().getLanguage();
    }

    /** As fields for a time on a day have it. */
    String typed(Instant at) {
        return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** The text of this key with its places filled; the key itself when there is none. */
    String text(String key, Object... values) {
        return texts.text(key, values);
    }

    /** The text of a constant: {@code state.waiting-approval}. */
    String name(String prefix, Enum<?> constant) {
        return texts.text(prefix, constant);
    }

    boolean has(String key) {
        return texts.has(key);
    }

    /** As short as the day allows: time of today, day and time of this year, else the date. */
    String time(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        ZonedDateTime now = clock.instant().atZone(zone);
        String key =
                then.toLocalDate().equals(now.toLocalDate())
                        ? "format.today"
                        : then.getYear() == now.getYear() ? "format.year" : "format.date";
        return then.format(DateTimeFormatter.ofPattern(text(key), locale()));
    }

    String fullTime(Instant at) {
        return at.atZone(zone).format(DateTimeFormatter.ofPattern(text("format.full"), locale()));
    }

    /** To the second, for the audit trail. */
    String exactTime(Instant at) {
        return at.atZone(zone).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    }

    /** A moment of the next minutes. */
    String second(Instant at) {
        return at.atZone(zone).format(DateTimeFormatter.ofPattern("HH:mm:ss"));
    }

    boolean isAhead(Instant at) {
        return at.isAfter(clock.instant());
    }

    /** The day that it is then in the city, with its year. */
    String dayOf(Instant at) {
        return at.atZone(zone)
                .format(DateTimeFormatter.ofPattern(text("format.whole-day"), locale()));
    }

    /** A day in a row of days. */
    String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(text("format.day"), locale()));
    }

    /** A time of a day in the city. */
    Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** When a call is wished for. */
    String span(CallBack call) {
        if (call.from().isEmpty() || call.until().isEmpty()) {
            return text("callback.any");
        }
        Instant from = call.from().get();
        Instant until = call.until().get();
        boolean wholeDay =
                from.equals(startOf(from.atZone(zone).toLocalDate()))
                        && until.equals(startOf(from.atZone(zone).toLocalDate().plusDays(1)));
        return wholeDay
                ? dayOf(from)
                : text(
                        "callback.span",
                        dayOf(from),
                        from.atZone(zone).format(CLOCK),
                        until.atZone(zone).format(CLOCK));
    }

    /** Midnight at the beginning of a day in the city. */
    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** For {@code datetime} attributes. */
    String iso(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(zone).toOffsetDateTime().withNano(0));
    }

    /** A day has gone by. */
    boolean isOld(Instant since) {
        return Duration.between(since, clock.instant()).toDays() >= 1;
    }

    /** How long ago, in the largest unit that says something. */
    String age(Instant since) {
        Duration age = Duration.between(since, clock.instant());
        if (age.toMinutes() < 1) {
            return text("age.now");
        }
        if (age.toHours() < 1) {
            return text("age.minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return text("age.hours", age.toHours());
        }
        return text("age.days", age.toDays());
    }

    /** How long ago, as a clock that runs: minutes and seconds. */
    String clock(Instant since) {
        long seconds = Math.max(0, Duration.between(since, clock.instant()).toSeconds());
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        if (bytes < 1024 * 1024) {
            return Math.round(bytes / 1024.0) + " KB";
        }
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
    }
}
