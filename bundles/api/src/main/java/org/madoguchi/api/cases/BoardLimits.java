// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Duration;

/**
 * From when on the board and the light on everybody's page warn (ST-043).
 *
 * @param callsWaiting so many calls in the queues, at least 1
 * @param callWait a caller waits so long
 * @param chatsWaiting so many chats that wait for somebody, at least 1
 * @param chatWait a citizen waits so long for somebody to come into the chat
 */
public record BoardLimits(
        int callsWaiting, Duration callWait, int chatsWaiting, Duration chatWait) {
    public static final int MOST = 100;
    public static final Duration LONGEST = Duration.ofHours(1);
    public static final Duration SHORTEST = Duration.ofSeconds(10);

    /** As delivered. */
    public static final BoardLimits USUAL =
            new BoardLimits(3, Duration.ofSeconds(60), 2, Duration.ofSeconds(120));

    public boolean callsAreTooMany(long waiting, Duration longest) {
        return waiting > 0 && (waiting >= callsWaiting || longest.compareTo(callWait) >= 0);
    }

    public boolean chatsAreTooMany(long waiting, Duration longest) {
        return waiting > 0 && (waiting >= chatsWaiting || longest.compareTo(chatWait) >= 0);
    }
}
