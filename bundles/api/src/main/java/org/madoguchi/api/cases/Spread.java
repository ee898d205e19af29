// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long things took, exact to the minute: whole minutes, and how many things took so long.
 *
 * @param minutes no zeros among the counts
 */
public record Spread(SortedMap<Long, Long> minutes) {
    public static final Spread NONE = new Spread(new TreeMap<>());

    public Spread {
        minutes = Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
    }

    public static Spread of(Map<Long, Long> minutes) {
        return new Spread(new TreeMap<>(minutes));
    }

    /** How many things there were. */
    public long count() {
        return minutes.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The time within which this part of all things was done, by the nearest rank: one of the times
     * that were really taken. Empty when there was none.
     *
     * @param percent 1 to 100; 50 for the median
     */
    public Optional<Duration> within(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException(percent + " per cent");
        }
        long rank = (count() * percent + 99) / 100;
        for (Map.Entry<Long, Long> each : minutes.entrySet()) {
            rank -= each.getValue();
            if (rank <= 0) {
                return Optional.of(Duration.ofMinutes(each.getKey()));
            }
        }
        return Optional.empty();
    }
}
