// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test.line;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Somebody who uses LINE: what they do becomes events as LINE sends them. */
public final class LineUser {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LinePlatform platform;
    private final String id;

    public LineUser(LinePlatform platform) {
        this.platform = platform;
        this.id = "U" + UUID.randomUUID().toString().replace("-", "");
    }

    public String id() {
        return id;
    }

    public ObjectNode says(String text) {
        ObjectNode event = message("text");
        of(event).put("text", text).put("quoteToken", "q3Plxr4AgKd");
        return event;
    }

    /** With a quotation of an earlier message. */
    public ObjectNode says(String text, String quotedMessage) {
        ObjectNode event = says(text);
        of(event).put("quotedMessageId", quotedMessage);
        return event;
    }

    public ObjectNode sticks(String... keywords) {
        ObjectNode event = message("sticker");
        ObjectNode sticker =
                of(event)
                        .put("quoteToken", "q3Plxr4AgKd")
                        .put("packageId", "446")
                        .put("stickerId", "1988")
                        .put("stickerResourceType", "STATIC");
        for (String keyword : keywords) {
            sticker.withArray("keywords").add(keyword);
        }
        return event;
    }

    public ObjectNode isAt(String title, String address) {
        ObjectNode event = message("location");
        of(event)
                .put("title", title)
                .put("address", address)
                .put("latitude", 35.65910807942215)
                .put("longitude", 139.70372892916203);
        return event;
    }

    /**
     * A picture, film, recording or file whose content lies at LINE.
     *
     * @param type image, video, audio or file
     */
    public ObjectNode sends(String type) {
        ObjectNode event = message(type);
        ObjectNode message = of(event);
        if (type.equals("file")) {
            message.put("fileName", "見積書.pdf").put("fileSize", 2138);
        } else {
            message.putObject("contentProvider").put("type", "line");
        }
        if (type.equals("image") || type.equals("video")) {
            message.put("quoteToken", "q3Plxr4AgKd");
        }
        if (type.equals("video") || type.equals("audio")) {
            message.put("duration", 60_500);
        }
        return event;
    }

    public ObjectNode takesBack(String message) {
        ObjectNode event = event("unsend");
        event.putObject("unsend").put("messageId", message);
        return event;
    }

    public ObjectNode presses(String data) {
        ObjectNode event = answerable("postback");
        event.putObject("postback").put("data", data);
        return event;
    }

    public ObjectNode leaves() {
        return event("unfollow");
    }

    /** Any kind of event. */
    public ObjectNode event(String type) {
        ObjectNode event = JSON.createObjectNode();
        event.put("type", type)
                .put("timestamp", System.currentTimeMillis())
                .put("mode", "active")
                .put("webhookEventId", "01" + UUID.randomUUID().toString().substring(0, 24))
                .putObject("deliveryContext")
                .put("isRedelivery", false);
        event.putObject("source").put("type", "user").put("userId", id);
        return event;
    }

    /** The same event once more. */
    public static ObjectNode again(ObjectNode event) {
        ObjectNode again = event.deepCopy();
        again.putObject("deliveryContext").put("isRedelivery", true);
        return again;
    }

    /** The same event among others. */
    public static ObjectNode inGroup(ObjectNode event) {
        ObjectNode elsewhere = event.deepCopy();
        String user = event.path("source").path("userId").asText();
        elsewhere
                .putObject("source")
                .put("type", "group")
                .put("groupId", "C4af4980629")
                .put("userId", user);
        return elsewhere;
    }

    /** What LINE calls the message that an event is about. */
    public static String messageId(ObjectNode event) {
        return of(event).path("id").asText();
    }

    private static ObjectNode of(ObjectNode event) {
        return (ObjectNode) event.get("message");
    }

    private ObjectNode message(String type) {
        ObjectNode event = answerable("message");
        event.putObject("message").put("type", type).put("id", platform.newId());
        return event;
    }

    private ObjectNode answerable(String type) {
        return event(type).put("replyToken", platform.newReplyToken(id));
    }
}
