// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Sums for each of several keys, in memory that is bounded: what comes after the most is counted
 * together under fewer keys. Not safe for use by several threads.
 */
final class Counts<K> {
    private final Map<K, long[]> sums = new HashMap<>();
    private final int most;
    private final UnaryOperator<K> folded;

    /**
     * @param folded the key that stands for others like this one; there may be few of them only
     */
    Counts(int most, UnaryOperator<K> folded) {
        this.most = most;
        this.folded = folded;
    }

    /**
     * @param values always as many, always in the same order
     */
    void add(K key, long... values) {
        K place = sums.size() < most || sums.containsKey(key) ? key : folded.apply(key);
        long[] sum = sums.computeIfAbsent(place, fresh -> new long[values.length]);
        for (int i = 0; i < values.length; i++) {
            sum[i] += values[i];
        }
    }

    void addAll(Counts<K> others) {
        others.sums.forEach(this::add);
    }

    Map<K, long[]> sums() {
        return sums;
    }
}
