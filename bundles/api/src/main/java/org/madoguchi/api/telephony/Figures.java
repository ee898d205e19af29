// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Duration;

/**
 * Figures of the day so far, in the city's zone. Calls are counted when they have ended, those that
 * wait or talk beside them.
 *
 * @param waiting calls in queues now
 * @param longestWait of those waiting now
 * @param averageWait of the answered ones
 * @param averageTalk of the answered ones
 */
public record Figures(
        long waiting,
        Duration longestWait,
        long talking,
        long answered,
        long abandoned,
        long leftInMenu,
        long outOfHours,
        long overflow,
        Duration averageWait,
        Duration averageTalk) {
    /** Answered of those that wanted to talk, in per cent; 100 when there was none. */
    public long answerRate() {
        long wanted = answered + abandoned + overflow;
        return wanted == 0 ? 100 : Math.round(100.0 * answered / wanted);
    }
}
