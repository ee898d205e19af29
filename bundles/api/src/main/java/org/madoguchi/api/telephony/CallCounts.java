// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.madoguchi.api.channel.ChannelId;

/**
 * Counts of citizens' calls over stretches of time, for whoever makes figures and reports of them;
 * asks no permission and tells nothing of single calls. Calls count when they have ended, at the
 * time at which they arrived. Safe for use by several threads.
 */
public interface CallCounts {
    /** Answered at once: within three rings (FJ-252). */
    Duration AT_ONCE = Duration.ofSeconds(10);

    /**
     * Calls that ended alike.
     *
     * @param atOnce answered within {@link #AT_ONCE}
     * @param waited all together
     * @param talked all together
     */
    record Sum(Outcome outcome, long calls, long atOnce, Duration waited, Duration talked) {}

    /**
     * Calls that arrived in an hour by a channel.
     *
     * @param hour its beginning, on the hour in UTC
     */
    record Line(Instant hour, ChannelId channel, Sum sum) {}

    /** In the order of hours. */
    List<Line> lines(Instant from, Instant until);

    /**
     * @param to name and number as they were when the call was handed on
     */
    record Transferred(String to, long calls) {}

    /**
     * Calls that came in by an entrance.
     *
     * @param line number that was dialled, may be empty
     * @param entrance name of the entrance; empty when the desk has but one
     */
    record Entered(String line, String entrance, Sum sum) {}

    /** In the order of entrances and numbers (ST-024). */
    List<Entered> entered(Instant from, Instant until);

    /** What calls are shared out by. */
    enum By {
        /** Where they waited; empty for those that ended in an announcement or menu (YK-001). */
        QUEUE,
        /** Who had them last, by number; answered calls alone (YK-087, ST-299). */
        OPERATOR
    }

    /** Calls of one queue or operator. */
    record Share(String key, Sum sum) {}

    /** In the order of the keys. */
    List<Share> shares(By by, Instant from, Instant until);

    /** Where calls were handed on to, the most first (ST-155, FJ-256). */
    List<Transferred> transfers(Instant from, Instant until);
}
