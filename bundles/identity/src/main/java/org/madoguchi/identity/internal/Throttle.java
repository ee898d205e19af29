// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts failures of what has no row in the database: addresses, and logins that do not exist. Kept
 * in memory of this node and limited in size; the oldest are forgotten first. Safe for use by
 * several threads.
 */
final class Throttle {
    private static final int MAX_KEYS = 10_000;

    private final int limit;
    private final Duration time;
    private final Map<String, Failures> counts =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MAX_KEYS;
                }
            };

    /**
     * @param limit failures within the time that lock; 0 for never
     * @param time how long failures are counted, and how long a lock lasts
     */
    Throttle(int limit, Duration time) {
        this.limit = limit;
        this.time = time;
    }

    synchronized Optional<Instant> lockedUntil(String key, Instant now) {
        return Optional.ofNullable(counts.get(key))
                .filter(failures -> failures.count() >= limit && now.isBefore(failures.until()))
                .map(Failures::until);
    }

    /** Counts one more; the end of the lock when this failure caused it. */
    synchronized Optional<Instant> fail(String key, Instant now) {
        if (limit == 0) {
            return Optional.empty();
        }
        Failures before = counts.remove(key);
        int count = before == null || !now.isBefore(before.until()) ? 1 : before.count() + 1;
        Instant until = count == 1 || count == limit ? now.plus(time) : before.until();
        counts.put(key, new Failures(count, until));
        return count == limit ? Optional.of(until) : Optional.empty();
    }

    /**
     * @param until end of the counting, or of the lock once the limit is reached
     */
    private record Failures(int count, Instant until) {}
}
