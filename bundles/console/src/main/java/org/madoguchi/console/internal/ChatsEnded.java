// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import org.madoguchi.api.Page;
import org.madoguchi.api.conversation.Room;

/** Conversations that ended on a day, each with the way to its case (FJ-145). */
record ChatsEnded(Screen screen, LocalDate day, LocalDate today, Page<Room> rooms) {
    static final String PATH = "/console/chat/ended";

    String at(LocalDate other) {
        return PATH + "?day=" + other;
    }

    boolean hasAfter() {
        return day.isBefore(today);
    }

    /** Who or what ended it. */
    String end(Room room) {
        return room.end()
                .map(
                        how ->
                                screen.text(
                                        "chat.event.ended." + ChatPane.slug(how.name()),
                                        room.operatorName()))
                .orElse("");
    }
}
