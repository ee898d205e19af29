// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.time.Duration;

/** What lies between two tries to bind: longer each time. For one thread. */
final class Pause {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Centres lock accounts after some wrong passwords. */
    private static final Duration NOT_LET_IN = Duration.ofSeconds(10);

    private Duration next = FIRST;

    /** Whether the last try failed as well. */
    boolean isGrown() {
        return next.compareTo(FIRST) > 0;
    }

    void reset() {
        next = FIRST;
    }

    void take(boolean notLetIn) throws InterruptedException {
        Duration length = notLetIn && next.compareTo(NOT_LET_IN) < 0 ? NOT_LET_IN : next;
        Thread.sleep(length.toMillis());
        next = length.multipliedBy(2);
        if (next.compareTo(LONGEST) > 0) {
            next = LONGEST;
        }
    }
}
