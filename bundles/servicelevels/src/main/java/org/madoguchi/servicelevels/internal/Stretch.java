// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stretch of time.
 *
 * @param until not included
 */
record Stretch(Instant from, Instant until) {
    /** Those without these; nothing is left of what is empty or turned round. */
    static List<Stretch> without(List<Stretch> those, List<Stretch> these) {
        List<Stretch> left = those.stream().filter(each -> !each.isEmpty()).toList();
        for (Stretch taken : these) {
            left = left.stream().flatMap(each -> each.without(taken)).toList();
        }
        return left;
    }

    private boolean isEmpty() {
        return !from.isBefore(until);
    }

    private Stream<Stretch> without(Stretch taken) {
        return Stream.of(
                        new Stretch(from, earlier(until, taken.from)),
                        new Stretch(later(from, taken.until), until))
                .filter(each -> !each.isEmpty());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Duration length(List<Stretch> stretches) {
        return stretches.stream()
                .map(each -> Duration.between(each.from, each.until))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
