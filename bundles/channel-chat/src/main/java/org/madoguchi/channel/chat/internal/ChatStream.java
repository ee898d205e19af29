// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.web.EventStream;
import org.madoguchi.web.GatedServlet;
import org.madoguchi.web.Json;
import org.madoguchi.web.RequestGate;
import org.madoguchi.web.WebContext;
import org.madoguchi.web.Zone;

/**
 * The stream of a room's news. A servlet and not a resource, because it answers for minutes without
 * holding a thread: so it takes no place of the public zone either.
 */
final class ChatStream extends GatedServlet {
    static final String PATH = "/chat/events";

    private static final long serialVersionUID = 1L;

    private final transient Conversations conversations;
    private final transient Door door;
    private final transient RoomViews views;
    private final transient Listeners listeners;
    private final transient ObjectMapper json = Json.mapper();

    ChatStream(
            RequestGate gate,
            Conversations conversations,
            Door door,
            RoomViews views,
            Listeners listeners) {
        super(gate);
        this.conversations = conversations;
        this.door = door;
        this.views = views;
        this.listeners = listeners;
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        try {
            door.admit(request, response);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (WebApplicationException refused) {
            response.setStatus(refused.getResponse().getStatus());
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (WebContext.of(request).zone() != Zone.PUBLIC) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            door.admit(request, response);
            Room room = door.room(request);
            if (listeners.isFull()) {
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            long has = has(request);
            EventStream.open(
                    request,
                    response,
                    stream -> listeners.join(listener(stream, room, request, has)));
        } catch (WebApplicationException refused) {
            response.setStatus(refused.getResponse().getStatus());
        } catch (StorageException e) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private Listener listener(EventStream stream, Room room, HttpServletRequest request, long has) {
        return new Listener(
                stream, room, door.secret(request).orElseThrow(), has, conversations, views, json);
    }

    /** Nonsense begins at the beginning. */
    private static long has(HttpServletRequest request) {
        String last = request.getHeader("Last-Event-ID");
        return last != null && last.matches("\\d{1,9}") ? Long.parseLong(last) : 0;
    }
}
