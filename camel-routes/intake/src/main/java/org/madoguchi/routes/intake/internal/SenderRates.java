// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.madoguchi.api.channel.Address;

/**
 * How many messages each sender sent within the last hour. In memory: a restart begins anew. Safe
 * for use by several threads.
 */
final class SenderRates {
    private static final Duration SPAN = Duration.ofHours(1);
    private static final int MAX_SENDERS = 10_000;

    private final Clock clock;
    private final int limit;
    private final Map<Address, Deque<Instant>> times =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Address, Deque<Instant>> eldest) {
                    return size() > MAX_SENDERS;
                }
            };

    SenderRates(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Whether the sender has used up the hour's limit.
     *
     * @param uncounted messages of the sender that are not noted yet
     */
    synchronized boolean reached(Address sender, int uncounted) {
        return recent(sender).size() + uncounted >= limit;
    }

    synchronized void note(Address sender, int messages) {
        Deque<Instant> recent = recent(sender);
        for (int i = 0; i < messages; i++) {
            recent.addLast(clock.instant());
        }
        while (recent.size() > limit) {
            recent.removeFirst();
        }
    }

    private Deque<Instant> recent(Address sender) {
        Deque<Instant> recent = times.computeIfAbsent(sender, none -> new ArrayDeque<>());
        Instant begin = clock.instant().minus(SPAN);
        while (!recent.isEmpty() && recent.getFirst().isBefore(begin)) {
            recent.removeFirst();
        }
        return recent;
    }
}
