// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.conversation;

/** How a conversation ended. */
public enum RoomEnd {
    /** An article was the answer. */
    SOLVED,
    /** The citizen left. */
    LEFT,
    /** The citizen left a message to be answered by mail. */
    MESSAGE_LEFT,
    BY_OPERATOR,
    /** Nobody said anything for too long. */
    IDLE
}
