// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many acts in a time for each key; who has used them up waits until new ones have grown. */
final class Rates {
    private static final int MANY_KEYS = 50_000;

    private final int most;
    private final double perMilli;
    private final Clock clock;
    private final Map<String, Left> left = new ConcurrentHashMap<>();

    Rates(int most, Duration time, Clock clock) {
        this.most = most;
        this.perMilli = (double) most / time.toMillis();
        this.clock = clock;
    }

    private record Left(double acts, long at, boolean taken) {}

    /** Takes one; false when there is none left. */
    boolean take(String key) {
        long now = clock.millis();
        if (left.size() > MANY_KEYS) {
            left.values().removeIf(one -> grown(one, now) >= most);
        }
        return left.compute(
                        key,
                        (k, before) -> {
                            double acts = before == null ? most : grown(before, now);
                            return acts >= 1
                                    ? new Left(acts - 1, now, true)
                                    : new Left(acts, now, false);
                        })
                .taken();
    }

    private double grown(Left one, long now) {
        return Math.min(most, one.acts() + (now - one.at()) * perMilli);
    }
}
