// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.util.HashMap;
import java.util.Map;

/**
 * How many requests of strangers are at work at once. Each holds a thread of the server, however
 * slowly its body comes or its answer is taken, and the threads are the staff's, too.
 */
final class Places {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    /**
     * @param mostOfOne for one key
     */
    Places(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Whether there is a place; whoever hears true calls {@link #leave} in every case. */
    synchronized boolean take(String key) {
        int own = taken.getOrDefault(key, 0);
        if (all >= most || own >= mostOfOne) {
            return false;
        }
        all++;
        taken.put(key, own + 1);
        return true;
    }

    synchronized void leave(String key) {
        all--;
        taken.computeIfPresent(key, (k, own) -> own == 1 ? null : own - 1);
    }
}
