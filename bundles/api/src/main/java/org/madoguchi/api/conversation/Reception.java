// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.conversation;

import org.madoguchi.api.LocalizedText;

/**
 * Whether a citizen who asks for a person now will find one.
 *
 * @param hours when the desk is open, such as {@code 8:00-21:00}, without days off; empty when it
 *     always is
 */
public record Reception(State state, LocalizedText hours) {
    /** What to offer. */
    public enum State {
        OPEN,
        /** Within the hours, but no operator takes conversations at present. */
        NOBODY,
        CLOSED
    }
}
