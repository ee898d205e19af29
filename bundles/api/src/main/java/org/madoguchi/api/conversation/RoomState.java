// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.conversation;

/** Where a conversation stands. */
public enum RoomState {
    /** Articles answer; no person has been asked for. */
    SUGGESTING,
    /** A person has been asked for. */
    WAITING,
    WITH_OPERATOR,
    /** Nothing can be said any more. */
    ENDED
}
