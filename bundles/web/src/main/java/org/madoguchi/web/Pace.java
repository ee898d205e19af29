// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.madoguchi.api.Networks;

/**
 * How often somebody does something in a minute; counted anew every minute. Safe for use by several
 * threads.
 */
public final class Pace {
    private static final long MINUTE = 60_000;

    /** More than that in a minute are no people: then all of the others share one count. */
    private static final int MOST = 50_000;

    private final int most;
    private final Clock clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;

    /**
     * @param most so often in a minute
     */
    public Pace(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Whether there may be one more. */
    public synchronized boolean allows(String who) {
        return counts().getOrDefault(counted(who), 0) < most;
    }

    public synchronized void count(String who) {
        counts().merge(counted(who), 1, Integer::sum);
    }

    /**
     * Whom a request is counted for: its address, and of IPv6 the network, because everybody there
     * has as many addresses as they like.
     */
    public static String network(String address) {
        return Networks.isAddress(address) ? Networks.prefix64(address) : address;
    }

    private String counted(String who) {
        return counts.size() < MOST || counts.containsKey(who) ? who : "";
    }

    private Map<String, Integer> counts() {
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
        return counts;
    }
}
