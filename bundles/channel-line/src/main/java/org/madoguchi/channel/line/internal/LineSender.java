// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.channel.line.internal.LineApi.Answer;
import org.madoguchi.channel.line.internal.LineApi.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a message to LINE: by the reply token of what the citizen has just written, which is free,
 * or else as a push. LINE takes a push of the same key only once, so whatever became of it, it may
 * be sent again.
 */
final class LineSender {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.line");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LineApi api;
    private final Talk talk;
    private final ReplyTokens tokens;
    private final Leavers leavers;
    private final HandOvers handOvers;
    private final LineHealth health;
    private final Verdicts verdicts;

    LineSender(
            LineApi api,
            Talk talk,
            ReplyTokens tokens,
            Leavers leavers,
            HandOvers handOvers,
            LineHealth health) {
        this.api = api;
        this.talk = talk;
        this.tokens = tokens;
        this.leavers = leavers;
        this.handOvers = handOvers;
        this.health = health;
        this.verdicts = new Verdicts(health);
    }

    /** What is known before anything is tried. */
    Optional<LocalizedText> objection(String user, int files) {
        if (files > 0) {
            return Optional.of(Texts.text("send.attachments"));
        }
        return leavers.contain(user) ? Optional.of(Texts.text("send.no-friend")) : Optional.empty();
    }

    /**
     * @throws IllegalStateException when LINE may have got a reply or not
     */
    Delivery send(OutboundMessage message) {
        if (!message.attachments().isEmpty()) {
            return new Delivery.Refused(Texts.text("send.attachments"));
        }
        List<List<ObjectNode>> requests = talk.requests(message);
        if (requests.isEmpty()) {
            return new Delivery.Refused(Texts.text("send.empty"));
        }
        boolean pushed = handOvers.isPushed(message.id());
        Optional<String> token =
                requests.size() == 1 && !pushed
                        ? tokens.take(message.to().address().value())
                        : Optional.empty();
        try {
            if (pushed && !handOvers.isRepeatable(message.id())) {
                handOvers.forget(message.id());
                throw new IllegalStateException("its key is too old to be sent again");
            }
            Optional<Delivery> replied =
                    token.isPresent()
                            ? reply(message, requests.get(0), token.get())
                            : Optional.empty();
            return replied.isPresent() ? replied.get() : push(message, requests);
        } catch (Unreachable e) {
            health.unreachable(e);
            return new Delivery.Deferred(Texts.text("send.unreachable"), Verdicts.SOON);
        } catch (IOException e) {
            log.warn("message {} cannot be handed over", message.id(), e);
            return new Delivery.Deferred(Texts.text("send.disk"), Verdicts.SOON);
        }
    }

    /** What is repeatable can be sent again; of a reply nobody knows. */
    Optional<Delivery> trace(OutboundMessage message) {
        return handOvers.isRepeatable(message.id())
                ? Optional.of(new Delivery.Deferred(Texts.text("send.repeatable"), Duration.ZERO))
                : Optional.empty();
    }

    /** Empty when the token was no longer good: LINE has not sent anything. */
    private Optional<Delivery> reply(
            OutboundMessage message, List<ObjectNode> messages, String token) throws IOException {
        handOvers.begin(message.id(), HandOvers.How.REPLY);
        Answer answer;
        try {
            answer = api.reply(request(messages).put("replyToken", token));
        } catch (Unreachable e) {
            health.unreachable(e);
            if (e.neverLeft()) {
                handOvers.answered(message.id());
                throw e;
            }
            throw new IllegalStateException("no answer to a reply", e);
        }
        health.answered(answer);
        if (Verdicts.mayHaveTaken(answer)) {
            throw new IllegalStateException("LINE answered a reply with " + answer.status());
        }
        handOvers.answered(message.id());
        return answer.status() == 400 && answer.words().contains("reply token")
                ? Optional.empty()
                : Optional.of(verdicts.of(answer));
    }

    private Delivery push(OutboundMessage message, List<List<ObjectNode>> requests)
            throws IOException {
        String user = message.to().address().value();
        Answer friend = api.profile(user, PATIENCE);
        health.answered(friend);
        if (friend.status() == 404) {
            // a push would be accepted and reach nobody
            leavers.left(user);
            return new Delivery.Refused(Texts.text("send.no-friend"));
        }
        if (!friend.ok()) {
            return verdicts.of(friend);
        }
        boolean first = !handOvers.isPushed(message.id());
        handOvers.begin(message.id(), HandOvers.How.PUSH);
        Optional<Delivery> accepted = Optional.empty();
        for (int i = 0; i < requests.size(); i++) {
            Answer answer =
                    api.push(request(requests.get(i)).put("to", user), retryKey(message, i));
            health.answered(answer);
            Delivery delivery = verdicts.of(answer);
            if (!(delivery instanceof Delivery.Accepted)) {
                if (first && i == 0 && !Verdicts.mayHaveTaken(answer)) {
                    handOvers.forget(message.id()); // it certainly has nothing of it
                }
                return delivery;
            }
            accepted = accepted.or(() -> Optional.of(delivery));
        }
        handOvers.answered(message.id());
        return accepted.orElseThrow();
    }

    private static ObjectNode request(List<ObjectNode> messages) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("messages", JsonNodeFactory.instance.arrayNode().addAll(messages));
        return request;
    }

    /**
     * The same for every repetition. With the text: an installation that was set back to an earlier
     * day gives its numbers a second time.
     */
    private static UUID retryKey(OutboundMessage message, int request) {
        String name =
                String.join(
                        "\n",
                        message.channel().value(),
                        message.id().toString(),
                        Integer.toString(request),
                        message.to().address().value(),
                        message.text());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
