// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets a mail that could not be taken wait longer each time, so that it neither blocks the others
 * nor fills the log. In memory: after a restart everything is tried at once. For one thread.
 */
final class Patience {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MAX_MAILS = 1_000;

    // as many mails in a row: it is the desk that fails, not the mail
    private static final int DESK_AWAY = 3;

    private final Clock clock;
    private final Duration first;
    private final Map<Long, Wait> waits =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Wait> eldest) {
                    return size() > MAX_MAILS;
                }
            };
    private int failedInRow;

    /**
     * @param first how long a mail waits after its first failure
     */
    Patience(Clock clock, Duration first) {
        this.clock = clock;
        this.first = first;
    }

    private record Wait(Duration length, Instant until) {}

    /** Whether the mail's time has come. */
    boolean mayTry(long uid) {
        Wait wait = waits.get(uid);
        return wait == null || !clock.instant().isBefore(wait.until());
    }

    void failed(long uid) {
        Wait before = waits.remove(uid);
        if (before == null) {
            failedInRow++;
        }
        Duration length = before == null ? first : before.length().multipliedBy(2);
        if (length.compareTo(LONGEST) > 0) {
            length = LONGEST;
        }
        waits.put(uid, new Wait(length, clock.instant().plus(length)));
    }

    void taken(long uid) {
        waits.remove(uid);
        if (deskIsAway()) {
            // it is back: what waited for it need not wait longer
            waits.replaceAll((waiting, wait) -> new Wait(wait.length(), Instant.EPOCH));
        }
        failedInRow = 0;
    }

    /** Several different mails failed and none was taken since. */
    boolean deskIsAway() {
        return failedInRow >= DESK_AWAY;
    }

    boolean nobodyWaits() {
        return waits.isEmpty();
    }

    /** Forgets a mail that somebody else has read, moved or deleted. */
    void keepOnly(Collection<Long> uids) {
        waits.keySet().retainAll(uids);
    }

    void clear() {
        waits.clear();
        failedInRow = 0;
    }
}
