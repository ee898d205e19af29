// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import jakarta.persistence.EntityManager;
import org.madoguchi.api.conversation.RoomEnd;
import org.madoguchi.api.conversation.RoomEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What happens to a locked room from either side, or by itself. */
@Component(service = RoomMoves.class)
public final class RoomMoves {
    private final RoomStore store;
    private final RoomCases cases;

    @Activate
    public RoomMoves(@Reference RoomStore store, @Reference RoomCases cases) {
        this.store = store;
        this.cases = cases;
    }

    void waitAgain(EntityManager em, RoomEntity room) {
        room.waitForOperator(store.clock().instant());
        store.append(em, room, RoomEntry.Kind.BACK_IN_QUEUE, "", "");
        cases.tell(em, room);
    }

    /**
     * Ends the room; what is a case gets the rest of the conversation.
     *
     * @param author the operator who ends it, else empty
     */
    void end(EntityManager em, RoomEntity room, RoomEnd how, String author) {
        room.end(how);
        store.append(em, room, RoomEntry.Kind.ENDED, author, how.name());
        if (how == RoomEnd.MESSAGE_LEFT || room.interaction().isPresent()) {
            cases.tell(em, room);
        }
    }
}
