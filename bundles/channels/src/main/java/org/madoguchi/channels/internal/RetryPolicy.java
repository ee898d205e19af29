// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a deferred message is tried again: after 30 s, then twice as long each time up to an hour,
 * or later if the carrier says so; not at all once it has waited too long.
 *
 * @param giveUpAfter how long a message may wait before it becomes a dead letter
 */
record RetryPolicy(Duration giveUpAfter) {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * @param tries how often it was tried, from 1
     * @return empty when it is time to give up
     */
    Optional<Instant> nextTry(Instant queuedAt, Instant now, int tries, Duration carrierSays) {
        if (!now.isBefore(queuedAt.plus(giveUpAfter))) {
            return Optional.empty();
        }
        int doublings = Math.min(tries - 1, 7);
        Duration own = FIRST.multipliedBy(1L << doublings);
        Duration shorter = own.compareTo(LONGEST) > 0 ? LONGEST : own;
        return Optional.of(now.plus(carrierSays.compareTo(shorter) > 0 ? carrierSays : shorter));
    }
}
