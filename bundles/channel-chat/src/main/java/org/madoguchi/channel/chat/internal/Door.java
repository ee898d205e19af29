// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.Networks;
import org.madoguchi.api.city.City;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.web.WebContext;

/**
 * Who may come in, and how often. The secret travels in a header and never in a cookie or an
 * address: no other site can use it, and no log keeps it.
 */
final class Door {
    private static final int FORBIDDEN = 403;
    private static final int UNKNOWN = 401;
    private static final int TOO_OFTEN = 429;
    private static final String BEARER = "Bearer ";

    private final Conversations conversations;
    private final ChatSettings settings;
    private final City city;
    private final Rates messages;
    private final Rates rooms;

    Door(Conversations conversations, ChatSettings settings, City city, Clock clock) {
        this.conversations = conversations;
        this.settings = settings;
        this.city = city;
        this.messages = new Rates(settings.messagesPerMinute(), Duration.ofMinutes(1), clock);
        this.rooms = new Rates(settings.roomsPerHour(), Duration.ofHours(1), clock);
    }

    /**
     * Lets pages of ours and of the sites in the configuration in, and tells the browser so.
     *
     * @throws WebApplicationException 403 for a page of another site
     */
    void admit(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return;
        }
        if (settings.origins().contains(origin.toLowerCase(Locale.ROOT))) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Methods", "GET, POST");
            response.setHeader(
                    "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, Accept-Language, Last-Event-ID");
            response.setHeader("Access-Control-Max-Age", "600");
            response.addHeader("Vary", "Origin");
        } else if (!isOurs(origin, request)) {
            throw new WebApplicationException(FORBIDDEN);
        }
    }

    private boolean isOurs(String origin, HttpServletRequest request) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null
                    && (authority.equalsIgnoreCase(request.getHeader("Host"))
                            || authority.equalsIgnoreCase(city.publicUrl().getRawAuthority()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Optional<String> secret(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(BEARER) && header.length() < 200
                ? Optional.of(header.substring(BEARER.length()))
                : Optional.empty();
    }

    /**
     * @throws WebApplicationException 401 when the secret opens no room
     */
    Room room(HttpServletRequest request) {
        return secret(request)
                .flatMap(conversations::find)
                .orElseThrow(() -> new WebApplicationException(UNKNOWN));
    }

    void countMessage(Room room) {
        require(messages.take(room.id().toString()));
    }

    /** A whole town hall may come from one address, a household of IPv6 from many. */
    void countRoom(WebContext web) {
        require(rooms.take(Networks.prefix64(web.remoteAddress())));
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new WebApplicationException(TOO_OFTEN);
        }
    }
}
