// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.conversation.ConversationDesk;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.api.conversation.RoomId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lays out a conversation with everything that is needed beside it. */
@Component(service = Chats.class)
public final class Chats {
    private final ConversationDesk conversations;
    private final Cases cases;
    private final Desks desks;

    @Activate
    public Chats(
            @Reference ConversationDesk conversations,
            @Reference Cases cases,
            @Reference Desks desks) {
        this.conversations = conversations;
        this.cases = cases;
        this.desks = desks;
    }

    ChatList list(Screen screen, Optional<RoomId> open) {
        return new ChatList(
                screen,
                conversations.rooms(screen.actor()),
                conversations.accepts(screen.actor()),
                open);
    }

    /** The look is audited; whoever has the room has read it by this. */
    ChatPane open(Screen screen, RoomId id) {
        Room room = conversations.open(screen.actor(), id);
        List<RoomEntry> entries = conversations.entries(screen.actor(), id, 0);
        return new ChatPane(
                screen,
                room,
                entries,
                conversations.colleagues(screen.actor()),
                cannedReplies(screen, room),
                cases.offeredDispositions(),
                desks.candidates(screen, ChatPane.latestWords(room, entries)),
                Optional.empty());
    }

    private List<CannedReply> cannedReplies(Screen screen, Room room) {
        return room.caseId().isPresent()
                ? cases.cannedReplies(screen.actor(), room.caseId().get())
                : List.of();
    }

    Candidates candidates(Screen screen, String words) {
        return desks.candidates(screen, words);
    }
}
