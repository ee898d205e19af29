// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.conversation;

import java.time.Instant;

/**
 * One thing that was said or happened in a room. Entries are never changed.
 *
 * @param number counts from 1 in each room, without gaps
 * @param author name of the operator who said or did it; empty for the citizen and the product
 * @param text what was said, as typed; of other kinds see {@link Kind}
 * @param clientId what the citizen's or operator's device called it; empty for what nobody said
 */
public record RoomEntry(
        long number, Kind kind, String author, String text, Instant at, String clientId) {
    /** What an entry is. */
    public enum Kind {
        /** The citizen's words. */
        CITIZEN,
        /** An operator's words. */
        OPERATOR,
        /**
         * Articles that may answer; text: a line for each with its id, a blank and its question, or
         * empty when nothing fits.
         */
        ARTICLES,
        /** As {@link #ARTICLES}, when even the best one has little of what was asked. */
        NEAR_ARTICLES,
        /** The citizen asks for a person. */
        CALLED,
        /** An operator has taken over. */
        JOINED,
        /** An operator gave the room to another one; text: the other one's name. */
        HANDED_OVER,
        /** It waits again: the operator gave it back or has vanished. */
        BACK_IN_QUEUE,
        /** The operator asks for a mail address. */
        MAIL_ASKED,
        /** The citizen gave one; text: the address. */
        MAIL_GIVEN,
        /** Text: name of the {@link RoomEnd}. */
        ENDED
    }
}
