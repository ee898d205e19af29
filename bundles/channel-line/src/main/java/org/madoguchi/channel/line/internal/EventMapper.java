// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;

/**
 * From LINE's events to the desk's terms. Only what a person wrote becomes text: what a sticker or
 * a place says is in fields.
 */
final class EventMapper {
    /** What is fetched by itself, and what its file is called. */
    private static final Map<String, String> EXTENSIONS =
            Map.of(
                    "image/jpeg", ".jpg",
                    "image/png", ".png",
                    "image/gif", ".gif",
                    "video/mp4", ".mp4",
                    "audio/x-m4a", ".m4a",
                    "audio/mp4", ".m4a",
                    "audio/aac", ".m4a");

    private static final Set<String> FETCHED = Set.of("image", "video", "audio", "file");
    private static final int LONGEST_ID = 200;

    private final ChannelId channel;

    EventMapper(ChannelId channel) {
        this.channel = channel;
    }

    /** Whether the message's content has to be fetched from LINE. */
    static boolean hasContent(LineEvent event) {
        JsonNode message = event.message();
        return FETCHED.contains(message.path("type").asText())
                && !isElsewhere(message)
                && !message.path("id").asText().isEmpty();
    }

    /** A mini app's picture lies on a server of somebody's: nothing is fetched from there. */
    private static boolean isElsewhere(JsonNode message) {
        return message.path("contentProvider").path("type").asText().equals("external");
    }

    InboundMessage.Builder message(LineEvent event, String name, Instant now) {
        JsonNode message = event.message();
        String type = message.path("type").asText();
        String id = message.path("id").asText();
        String quoted = message.path("quotedMessageId").asText();
        InboundMessage.Builder mapped =
                begin(event, id.isEmpty() ? event.name() : id, name, now)
                        .thread(
                                new Thread(
                                        id,
                                        quoted.isEmpty() ? List.of() : List.of(quoted),
                                        List.of(),
                                        event.user()));
        switch (type) {
            case "text" -> mapped.text(message.path("text").asText());
            case "sticker", "location", "image", "video", "audio", "file" ->
                    mapped.subject(label("subject." + type)).fields(fields(type, message));
            default ->
                    mapped.subject(label("subject.unknown"))
                            .problem(Texts.text("problem.unknown-message"));
        }
        return mapped;
    }

    private static List<Field> fields(String type, JsonNode message) {
        List<Field> fields = new ArrayList<>();
        switch (type) {
            case "sticker" -> {
                add(fields, "sticker", message.path("text").asText());
                add(fields, "sticker.words", words(message.path("keywords")));
            }
            case "location" -> {
                add(fields, "place", message.path("title").asText());
                add(fields, "address", message.path("address").asText());
                add(
                        fields,
                        "coordinates",
                        message.path("latitude").asText()
                                + ", "
                                + message.path("longitude").asText());
            }
            default -> {
                JsonNode seconds = message.path("duration");
                add(fields, "file", message.path("fileName").asText());
                add(fields, "seconds", seconds.isNumber() ? seconds(seconds.asLong()) : "");
                if (isElsewhere(message)) {
                    add(
                            fields,
                            "elsewhere",
                            message.path("contentProvider").path("originalContentUrl").asText());
                }
            }
        }
        return fields;
    }

    private static String words(JsonNode keywords) {
        return StreamSupport.stream(keywords.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("、"));
    }

    private static String seconds(long milliseconds) {
        return Long.toString((milliseconds + 999) / 1000);
    }

    private static void add(List<Field> fields, String key, String value) {
        if (!value.isBlank()) {
            fields.add(new Field(label("field." + key), value));
        }
    }

    /** The content of an earlier message, or why it cannot be had. */
    InboundMessage.Builder content(LineEvent event, String name, Instant now) {
        String type = event.message().path("type").asText();
        String id = event.message().path("id").asText();
        return begin(event, id + "-content", name, now)
                .subject(label("subject." + type + ".later"))
                .origin(Origin.NOTICE)
                .thread(new Thread("", List.of(id), List.of(), event.user()));
    }

    /** The sender took a message back. */
    InboundMessage unsent(LineEvent event, String name, Instant now) {
        String id = event.node().path("unsend").path("messageId").asText();
        return begin(event, "unsend-" + id, name, now)
                .subject(label("subject.unsend"))
                .text(label("text.unsend"))
                .origin(Origin.NOTICE)
                .thread(new Thread("", List.of(id), List.of(), event.user()))
                .build();
    }

    /** Somebody pressed a button of ours. */
    InboundMessage pressed(LineEvent event, CardButton button, String name, Instant now) {
        return begin(event, "postback-" + event.name(), name, now)
                .subject(label("subject.pressed"))
                .text(label("text." + button.key()))
                .origin(Origin.NOTICE)
                .thread(new Thread("", List.of(), List.of(button.caseToken()), event.user()))
                .build();
    }

    private InboundMessage.Builder begin(
            LineEvent event, String externalId, String name, Instant now) {
        Address sender =
                event.user().isEmpty() ? Address.NONE : new Address(AddressKind.LINE, event.user());
        return InboundMessage.from(
                        channel,
                        externalId.substring(0, Math.min(externalId.length(), LONGEST_ID)),
                        event.at(now),
                        Content.of(event.raw()),
                        "application/json")
                .sender(new Party(sender, name));
    }

    /** A file's name as the sender gave it, or made from what it is. */
    static String fileName(LineEvent event, String mediaType) {
        JsonNode message = event.message();
        String given = message.path("fileName").asText();
        return given.isBlank()
                ? message.path("type").asText()
                        + "-"
                        + message.path("id").asText()
                        + EXTENSIONS.getOrDefault(mediaType, "")
                : given;
    }

    /** The case's words are the staff's. */
    private static String label(String key) {
        return Texts.text(key).ja();
    }
}
