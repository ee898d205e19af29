// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.madoguchi.api.channel.ChannelId;

/**
 * How citizens' calls were answered over a stretch of time, for whoever makes service levels of it;
 * asks no permission and tells nothing of single calls. Calls count when they have ended, at the
 * time at which they arrived; those that ended in the menu or outside the hours count nowhere. Safe
 * for use by several threads.
 */
public interface AnswerCounts {
    /**
     * Calls of one channel, dialled number and queue.
     *
     * @param line the dialled number; may be empty
     * @param queue may be empty
     * @param inTime of the answered, those that had waited no longer than was asked for
     * @param abandoned put down while waiting
     * @param overflow no line, no place, or waited too long
     * @param talked all answered ones together
     * @param wrappedUp answered ones whose wrap-up is known
     * @param wrappingUp from the end of the talk to that of the wrap-up, all of these together
     */
    record Answering(
            ChannelId channel,
            String line,
            String queue,
            long answered,
            long inTime,
            long abandoned,
            long overflow,
            Duration talked,
            long wrappedUp,
            Duration wrappingUp) {
        /** Calls that wanted to be answered. */
        public long arrived() {
            return answered + abandoned + overflow;
        }
    }

    /**
     * @param until not included
     * @param within how long who is answered in time may have waited, to the millisecond
     */
    List<Answering> answering(Instant from, Instant until, Duration within);
}
