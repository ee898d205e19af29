// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When a backup is due: at a time of each day, later when the product was down then, and again an
 * hour after one that failed.
 */
record NightlyBackup(LocalTime at, ZoneId zone) {
    static final Duration AGAIN = Duration.ofHours(1);

    /** A day, and two hours for a large city and a slow disk. */
    static final Duration OVERDUE = Duration.ofHours(26);

    /**
     * @param good when the newest good one was begun
     * @param tried when one was begun last, whatever came of it
     */
    boolean isDue(Optional<Instant> good, Optional<Instant> tried, Instant now) {
        Instant last = latest(now);
        return good.filter(begun -> !begun.isBefore(last)).isEmpty()
                && tried.filter(begun -> begun.isAfter(now.minus(AGAIN))).isEmpty();
    }

    /**
     * @param since when somebody began to wait for one
     */
    static boolean isOverdue(Optional<Instant> good, Instant since, Instant now) {
        return good.orElse(since).isBefore(now.minus(OVERDUE));
    }

    private Instant latest(Instant now) {
        ZonedDateTime today = now.atZone(zone).with(at);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
