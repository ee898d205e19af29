// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.madoguchi.sample.carriers.internal.LineTalk.Bubble;
import org.madoguchi.sample.carriers.internal.LineTalk.Button;

/**
 * What the citizen does on the telephone, brought to the channel as LINE does it: a signed webhook.
 */
final class LineCitizen {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final URI webhook;
    private final String secret;
    private final LineServer server;
    private final LineTalk talk;
    private final Clock clock;

    /**
     * @param secret signs what is sent
     */
    LineCitizen(URI webhook, String secret, LineServer server, LineTalk talk, Clock clock) {
        this.webhook = webhook;
        this.secret = secret;
        this.server = server;
        this.talk = talk;
        this.clock = clock;
    }

    /**
     * @throws NotTakenException when the desk did not take it
     */
    void write(String text) throws NotTakenException {
        say(Bubble.text(true, text), message("text", message -> message.put("text", text)));
    }

    void sticker(String words) throws NotTakenException {
        say(
                Bubble.text(true, "［" + words + "］"),
                message(
                        "sticker",
                        message -> {
                            message.put("packageId", "446").put("stickerId", "1988");
                            message.put("stickerResourceType", "STATIC");
                            message.putArray("keywords").add(words);
                        }));
    }

    void picture(String words) throws NotTakenException {
        say(
                new Bubble(true, words, true, List.of()),
                message(
                        "image",
                        message -> message.putObject("contentProvider").put("type", "line")));
    }

    void press(Button button) throws NotTakenException {
        ObjectNode event = event("postback");
        event.putObject("postback").put("data", button.data());
        say(Bubble.text(true, button.said()), event);
    }

    /** Shown first: the answer may come before the desk has said that it took it. */
    private void say(Bubble bubble, ObjectNode event) throws NotTakenException {
        talk.add(bubble);
        try {
            send(event);
        } catch (NotTakenException e) {
            talk.takeBack(bubble);
            throw e;
        }
    }

    private ObjectNode message(String type, Consumer<ObjectNode> content) {
        ObjectNode event = event("message");
        ObjectNode message = event.putObject("message").put("type", type).put("id", server.newId());
        content.accept(message);
        return event;
    }

    private ObjectNode event(String type) {
        ObjectNode event =
                JSON.objectNode()
                        .put("type", type)
                        .put("mode", "active")
                        .put("timestamp", clock.millis())
                        .put("webhookEventId", UUID.randomUUID().toString())
                        .put("replyToken", server.newReplyToken());
        event.putObject("deliveryContext").put("isRedelivery", false);
        event.putObject("source").put("type", "user").put("userId", LineServer.CITIZEN);
        return event;
    }

    private void send(ObjectNode event) throws NotTakenException {
        ObjectNode request = JSON.objectNode().put("destination", LineServer.ACCOUNT);
        request.putArray("events").add(event);
        byte[] body = request.toString().getBytes(StandardCharsets.UTF_8);
        try {
            HttpResponse<Void> answer =
                    http.send(
                            HttpRequest.newBuilder(webhook)
                                    .timeout(PATIENCE)
                                    .header("Content-Type", "application/json")
                                    .header("X-Line-Signature", signature(body))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                throw new NotTakenException("HTTP " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new NotTakenException(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotTakenException("interrupted");
        }
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
