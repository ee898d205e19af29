// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.web.EventStream;

/**
 * A citizen's device at the other end of a stream. It is told what comes after what it has, read
 * from the room itself: an event that is missed or doubled on the way does no harm.
 */
final class Listener {
    private final EventStream stream;
    private final RoomId room;
    private final String secret;
    private final Conversations conversations;
    private final RoomViews views;
    private final ObjectMapper json;
    private long told;
    private RoomState state = RoomState.SUGGESTING;
    private boolean behind = true;

    /**
     * @param has number of the last entry that the device has
     */
    Listener(
            EventStream stream,
            Room room,
            String secret,
            long has,
            Conversations conversations,
            RoomViews views,
            ObjectMapper json) {
        this.stream = stream;
        this.room = room.id();
        this.secret = secret;
        this.told = has;
        this.conversations = conversations;
        this.views = views;
        this.json = json;
    }

    RoomId room() {
        return room;
    }

    boolean isGone() {
        return stream.isGone();
    }

    void bye() {
        stream.bye();
    }

    synchronized boolean waits() {
        return state == RoomState.WAITING;
    }

    /** An earlier attempt failed. */
    synchronized boolean isBehind() {
        return behind;
    }

    void beat() {
        stream.tell(": beat\n\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Tells what is new. What it throws is tried again with the next beat. */
    synchronized void tellNews() {
        behind = true;
        Optional<Room> found = conversations.find(secret);
        if (found.isEmpty()) {
            stream.bye();
            return;
        }
        RoomView view = views.view(found.get(), told);
        long last = told + view.entries().size();
        stream.tell(message(view, last));
        told = last;
        state = found.get().state();
        behind = false;
    }

    private byte[] message(RoomView view, long last) {
        try {
            return ("id: "
                            + last
                            + "\nevent: room\ndata: "
                            + json.writeValueAsString(view)
                            + "\n\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
