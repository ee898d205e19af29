// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import java.time.Instant;
import java.util.List;

/**
 * What the citizen's device is told: where the room stands, and what is new in it.
 *
 * @param mail the address that was given, empty for none
 * @param end how it ended, empty while it has not
 */
record RoomView(String state, String mail, String end, List<Line> entries) {
    /**
     * @param n number of the entry
     * @param id what the device called it, empty for others'
     * @param articles only where articles are suggested
     */
    record Line(long n, String kind, String text, Instant at, String id, List<Card> articles) {}

    /** An article as a suggestion. */
    record Card(String question, String answer, String link) {}
}
