// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.channel.ChannelId;

/** The checked configuration. A wrong value stops the channel with a sentence that names it. */
record ChatSettings(
        ChannelId id,
        Set<String> origins,
        int messagesPerMinute,
        int roomsPerHour,
        int connectionsMax) {
    static final String PID = "org.madoguchi.channel.chat";

    static ChatSettings of(ChatConfig config) {
        return new ChatSettings(
                channelId(config.id()),
                Arrays.stream(config.origins())
                        // a .cfg file gives a list as one text
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(ChatSettings::origin)
                        .collect(Collectors.toUnmodifiableSet()),
                within("messages.per.minute", config.messages_per_minute(), 5, 600),
                within("rooms.per.hour", config.rooms_per_hour(), 1, 100_000),
                within("connections.max", config.connections_max(), 10, 50_000));
    }

    private static String origin(String text) {
        try {
            URI uri = URI.create(text);
            boolean plain =
                    uri.getHost() != null
                            && uri.getRawPath().isEmpty()
                            && uri.getRawQuery() == null
                            && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            if (plain) {
                return text.toLowerCase(Locale.ROOT);
            }
        } catch (IllegalArgumentException e) {
            throw wrong("origins", text, "write sites like https://www.city.example.lg.jp", e);
        }
        throw wrong("origins", text, "write sites like https://www.city.example.lg.jp", null);
    }

    private static ChannelId channelId(String id) {
        try {
            return new ChannelId(id);
        } catch (IllegalArgumentException e) {
            throw wrong(
                    "id",
                    id,
                    "use 1 to 32 lower case letters, digits and hyphens, beginning with a letter",
                    e);
        }
    }

    private static int within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw wrong(key, Integer.toString(value), "write " + min + " to " + max, null);
        }
        return value;
    }

    private static IllegalArgumentException wrong(
            String key, String value, String remedy, Exception cause) {
        return new IllegalArgumentException(
                "etc/" + PID + ".cfg: " + key + " = " + value + "; " + remedy, cause);
    }
}
