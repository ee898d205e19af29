// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.conversation;

/** Names a room. */
public record RoomId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
