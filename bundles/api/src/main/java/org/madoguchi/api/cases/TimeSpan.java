// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time that may be open at either end.
 *
 * @param from the first moment that belongs to it; empty: there was never none
 * @param until the first moment that no longer does; empty: it goes on
 */
public record TimeSpan(Optional<Instant> from, Optional<Instant> until) {
    /** Everything, also what has no time at all. */
    public static final TimeSpan ANY = new TimeSpan(Optional.empty(), Optional.empty());

    public static TimeSpan before(Instant until) {
        return new TimeSpan(Optional.empty(), Optional.of(until));
    }

    public static TimeSpan since(Instant from) {
        return new TimeSpan(Optional.of(from), Optional.empty());
    }

    public boolean isAny() {
        return equals(ANY);
    }

    /**
     * @param time what has none is only in {@link #ANY}
     */
    public boolean includes(Optional<Instant> time) {
        return isAny()
                || time.filter(at -> from.map(first -> !at.isBefore(first)).orElse(true))
                        .filter(at -> until.map(at::isBefore).orElse(true))
                        .isPresent();
    }

    /** What belongs to both. */
    public TimeSpan and(TimeSpan other) {
        return new TimeSpan(
                from.filter(mine -> other.from.map(mine::isAfter).orElse(true)).or(other::from),
                until.filter(mine -> other.until.map(mine::isBefore).orElse(true))
                        .or(other::until));
    }
}
