// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.conversation.RoomState;

/**
 * Who is being talked to, and who waits.
 *
 * @param accepting the reader takes conversations
 * @param open the room beside the list
 */
record ChatList(Screen screen, List<Room> rooms, boolean accepting, Optional<RoomId> open) {
    ChatList {
        rooms = List.copyOf(rooms);
    }

    List<Room> mine() {
        return rooms.stream().filter(room -> isWithOperator(room) && isMine(room)).toList();
    }

    List<Room> waiting() {
        return rooms.stream().filter(room -> room.state() == RoomState.WAITING).toList();
    }

    List<Room> others() {
        return rooms.stream().filter(room -> isWithOperator(room) && !isMine(room)).toList();
    }

    /** The reader's rooms with something unread in them. */
    long unread() {
        return mine().stream().filter(room -> room.unread() > 0).count();
    }

    boolean isOpen(Room room) {
        return open.filter(room.id()::equals).isPresent();
    }

    private static boolean isWithOperator(Room room) {
        return room.state() == RoomState.WITH_OPERATOR;
    }

    private boolean isMine(Room room) {
        return screen.isMe(room.operator());
    }
}
