// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Answers that every reader asks for. One thread finds a new answer now and then, the others get
 * the last one meanwhile. Safe for use by several threads.
 */
final class Remembered<K, V> {
    /** Nobody needs so many different ones; who asks for more gets them fresh. */
    private static final int MOST = 200;

    private final Map<K, Answer<V>> answers = new ConcurrentHashMap<>();
    private final Duration fresh;
    private final Clock clock;

    Remembered(Duration fresh, Clock clock) {
        this.fresh = fresh;
        this.clock = clock;
    }

    private record Answer<V>(V value, Instant until, AtomicBoolean beingRenewed) {}

    V get(K key, Supplier<V> find) {
        Instant now = clock.instant();
        Answer<V> known = answers.get(key);
        if (known != null
                && (now.isBefore(known.until())
                        || !known.beingRenewed().compareAndSet(false, true))) {
            return known.value();
        }
        if (known == null && answers.size() >= MOST) {
            answers.values().removeIf(answer -> !now.isBefore(answer.until()));
        }
        try {
            V value = find.get();
            if (known != null || answers.size() < MOST) {
                answers.put(key, new Answer<>(value, now.plus(fresh), new AtomicBoolean()));
            }
            return value;
        } finally {
            if (known != null) {
                known.beingRenewed().set(false);
            }
        }
    }
}
