// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.time.Clock;
import java.util.concurrent.Semaphore;

/**
 * Keeps a flood away from the desk: so many a second, and so many at the same time. Safe for use by
 * several threads.
 */
final class Gate {
    private final int perSecond;
    private final Clock clock;
    private final Semaphore places;

    private long second;
    private int passed;

    Gate(int perSecond, int together, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.places = new Semaphore(together);
    }

    /** Whoever got in has to {@link #leave}. */
    boolean tryEnter() {
        if (!places.tryAcquire()) {
            return false;
        }
        if (passes()) {
            return true;
        }
        places.release();
        return false;
    }

    void leave() {
        places.release();
    }

    private synchronized boolean passes() {
        long now = clock.millis() / 1000;
        if (now != second) {
            second = now;
            passed = 0;
        }
        return ++passed <= perSecond;
    }
}
