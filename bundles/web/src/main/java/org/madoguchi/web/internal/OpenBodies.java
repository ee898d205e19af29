// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.util.HashMap;
import java.util.Map;

/**
 * How many bodies of strangers are being read at once. Each holds a thread of the server however
 * slowly it comes, and the threads are the staff's, too.
 */
final class OpenBodies {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    OpenBodies(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Whether one more may be read; whoever hears true calls {@link #end} in every case. */
    synchronized boolean begin(String key) {
        int own = open.getOrDefault(key, 0);
        if (all >= most || own >= mostOfOne) {
            return false;
        }
        all++;
        open.put(key, own + 1);
        return true;
    }

    synchronized void end(String key) {
        all--;
        open.computeIfPresent(key, (k, own) -> own == 1 ? null : own - 1);
    }
}
