// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;

/**
 * How well cases were served over a stretch of time, for whoever makes service levels of it; asks
 * no permission and tells nothing of single cases. Counted by the database when it is asked for.
 * Safe for use by several threads.
 */
public interface ServiceCounts {
    /**
     * So many of so many.
     *
     * @param all not less than {@code part}
     */
    record Share(long part, long all) {}

    /**
     * Cases that were closed, as the {@link Resolution} of their outcome counts at present: the
     * resolved ones of all that are not left out. What was closed without an outcome is left out.
     *
     * @param until not included
     * @param channel only its cases; empty: all
     */
    Share resolved(Instant from, Instant until, Optional<ChannelId> channel);

    /**
     * Cases that were opened: those that were answered, handed to a department or closed in time.
     * The time of an answer and of closing is taken in whole minutes. What is still open and has
     * time left counts nowhere.
     *
     * @param until not included
     * @param channel only its cases; empty: all
     * @param hours at least 1
     * @param now what has time left after it is not late yet
     */
    Share inTime(Instant from, Instant until, Optional<ChannelId> channel, int hours, Instant now);
}
