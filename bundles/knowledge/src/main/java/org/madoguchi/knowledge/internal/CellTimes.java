// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people and Excel write them, in the city's time zone. */
final class CellTimes {
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(\\d{4})[-/年.](\\d{1,2})[-/月.](\\d{1,2})日?"
                            + "(?:[ T]+(\\d{1,2}):(\\d{2})(?::([0-5]\\d(?:\\.\\d{1,3})?))?)?");
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final ZoneId zone;

    CellTimes(ZoneId zone) {
        this.zone = zone;
    }

    String written(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        boolean round = local.getSecond() == 0 && local.getNano() == 0;
        return (round ? MINUTES : EXACT).format(local);
    }

    /**
     * @param lastDay a day alone means its end: 公開終了 2026-03-31 is seen on that day
     * @return empty when it is no time
     */
    Optional<Instant> read(String cell, boolean lastDay) {
        Matcher parts = WRITTEN.matcher(Folded.of(cell).strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
            if (parts.group(4) == null) {
                return Optional.of(day.plusDays(lastDay ? 1 : 0).atStartOfDay(zone).toInstant());
            }
            LocalTime time = LocalTime.of(number(parts, 4), number(parts, 5));
            if (parts.group(6) != null) {
                time = time.plusNanos(Math.round(Double.parseDouble(parts.group(6)) * 1e9));
            }
            return Optional.of(day.atTime(time).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
