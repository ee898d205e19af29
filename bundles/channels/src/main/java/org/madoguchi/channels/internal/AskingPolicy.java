// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When the carrier is asked about an uncertain message: at once, and then less and less often. A
 * copy may be late; what has not turned up after two days will not.
 */
final class AskingPolicy {
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(3),
                    Duration.ofHours(12),
                    Duration.ofHours(36));

    /** How often a message is asked about at most. */
    static final int MOST = PAUSES.size() + 1;

    private AskingPolicy() {}

    /**
     * @param asked how often it was asked, with this time
     */
    static Instant next(int asked, Instant now) {
        return asked > PAUSES.size() ? now : now.plus(PAUSES.get(asked - 1));
    }
}
