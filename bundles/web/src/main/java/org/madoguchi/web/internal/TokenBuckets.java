// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many acts in a minute for each key, unused ones saved up to one minute's worth. */
final class TokenBuckets {
    private static final int MAX_KEYS = 100_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    TokenBuckets(int perMinute, Clock clock) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("rate " + perMinute + " is below 1 per minute");
        }
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Takes one; false when there is none left. */
    boolean take(String key) {
        long now = clock.millis();
        if (buckets.size() > MAX_KEYS) {
            buckets.values().removeIf(bucket -> now - bucket.at > 60_000);
        }
        Bucket after = buckets.compute(key, (k, before) -> next(before, now));
        return after.taken;
    }

    private Bucket next(Bucket before, long now) {
        double saved =
                before == null
                        ? perMinute
                        : Math.min(
                                perMinute,
                                before.tokens + (now - before.at) / 60_000.0 * perMinute);
        return saved >= 1 ? new Bucket(saved - 1, now, true) : new Bucket(saved, now, false);
    }

    private record Bucket(double tokens, long at, boolean taken) {}
}
