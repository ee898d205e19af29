// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * One thing that somebody did in LINE. Whatever is missing in it reads as empty.
 *
 * @param raw the event's own bytes out of the request
 */
record LineEvent(JsonNode node, byte[] raw) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /**
     * The events of a request in their order.
     *
     * @throws IOException when this is no request of LINE
     */
    static List<LineEvent> in(byte[] body) throws IOException {
        List<LineEvent> events = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean list = parser.nextToken() == JsonToken.START_ARRAY;
                if (list && name.equals("events")) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        events.add(read(body, parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return events;
    }

    private static LineEvent read(byte[] body, JsonParser parser) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            throw new IOException("an event that is no object");
        }
        int begin = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        return of(Arrays.copyOfRange(body, begin, end));
    }

    /**
     * @throws IOException when these are no bytes of an event
     */
    static LineEvent of(byte[] raw) throws IOException {
        return new LineEvent(JSON.readTree(raw), raw);
    }

    String type() {
        return node.path("type").asText();
    }

    /** The same when it is delivered again. */
    String name() {
        String id = node.path("webhookEventId").asText();
        return id.isBlank() ? UUID.nameUUIDFromBytes(raw).toString() : id;
    }

    boolean deliveredAgain() {
        return node.path("deliveryContext").path("isRedelivery").asBoolean();
    }

    /** What LINE says, unless that cannot be. */
    Instant at(Instant now) {
        long said = node.path("timestamp").asLong();
        Instant at = Instant.ofEpochMilli(said);
        return said > 0 && at.isBefore(now.plus(CLOCKS_DIFFER)) ? at : now;
    }

    /** Groups and rooms are no place for a citizen's matter. */
    boolean inPrivate() {
        return node.path("source").path("type").asText().equals("user");
    }

    /** Empty when the person has not agreed to be named. */
    String user() {
        String id = node.path("source").path("userId").asText();
        return id.length() <= 100 ? id : "";
    }

    String replyToken() {
        return node.path("replyToken").asText();
    }

    JsonNode message() {
        return node.path("message");
    }
}
