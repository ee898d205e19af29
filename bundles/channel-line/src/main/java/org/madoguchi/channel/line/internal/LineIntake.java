// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.channel.line.internal.Contents.Fetched;

/** Hands events to the desk, one after the other. */
final class LineIntake {
    /** LINE gives up on who does not answer within a few seconds. */
    private static final Duration MOMENT = Duration.ofMillis(1200);

    /** So many wait for content at once; the server's threads are for messages. */
    private static final int WAITING = 3;

    private final EventMapper mapper;
    private final Inbox inbox;
    private final Profiles profiles;
    private final ReplyTokens tokens;
    private final Leavers leavers;
    private final Contents contents;
    private final LateContents late;
    private final Clock clock;
    private final Semaphore waiting = new Semaphore(WAITING);

    LineIntake(
            EventMapper mapper,
            Inbox inbox,
            Profiles profiles,
            ReplyTokens tokens,
            Leavers leavers,
            Contents contents,
            LateContents late,
            Clock clock) {
        this.mapper = mapper;
        this.inbox = inbox;
        this.profiles = profiles;
        this.tokens = tokens;
        this.leavers = leavers;
        this.contents = contents;
        this.late = late;
        this.clock = clock;
    }

    /**
     * Returns once the desk has it, or at once when it is nothing for the desk: groups, rooms, who
     * follows and who leaves, kinds of events that we do not know.
     *
     * @throws RuntimeException when the desk did not take it
     */
    void take(LineEvent event) {
        if (!event.inPrivate()) {
            return;
        }
        Instant now = clock.instant();
        switch (event.type()) {
            case "message" -> message(event, now);
            case "unsend" -> inbox.accept(mapper.unsent(event, name(event), now));
            case "postback" ->
                    CardButton.of(event.node().path("postback").path("data").asText())
                            .ifPresent(
                                    button -> {
                                        keepToken(event);
                                        inbox.accept(
                                                mapper.pressed(event, button, name(event), now));
                                    });
            case "unfollow" -> leavers.left(event.user());
            case "follow" -> leavers.isThere(event.user());
            default -> {
                // nothing for the desk
            }
        }
    }

    private void message(LineEvent event, Instant now) {
        leavers.isThere(event.user());
        // before it is stored: the answer may leave at the same moment
        keepToken(event);
        InboundMessage.Builder message = mapper.message(event, name(event), now);
        if (EventMapper.hasContent(event)) {
            withContent(event, message);
        } else {
            inbox.accept(message.build());
        }
    }

    private void keepToken(LineEvent event) {
        boolean usable = !event.replyToken().isEmpty() && !event.user().isEmpty();
        if (usable && !event.deliveredAgain()) {
            tokens.keep(event.user(), event.replyToken());
        }
    }

    private String name(LineEvent event) {
        return event.user().isEmpty() ? "" : profiles.name(event.user());
    }

    private void withContent(LineEvent event, InboundMessage.Builder message) {
        try (Fetched fetched = fetchNow(event)) {
            if (fetched.isOver()) {
                inbox.accept(filled(message, event, fetched).build());
            } else {
                // first what promises the content, then the message that says it will come
                late.expect(event);
                inbox.accept(message.problem(Texts.text("problem.content-later")).build());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Fetched fetchNow(LineEvent event) throws IOException {
        if (!waiting.tryAcquire()) {
            return Fetched.notYet();
        }
        try {
            return contents.fetch(event.message().path("id").asText(), MOMENT);
        } finally {
            waiting.release();
        }
    }

    static InboundMessage.Builder filled(
            InboundMessage.Builder message, LineEvent event, Fetched fetched) throws IOException {
        fetched.problem().ifPresent(message::problem);
        if (fetched.file().isPresent()) {
            Path file = fetched.file().get();
            message.attachment(
                    new Attachment(
                            EventMapper.fileName(event, fetched.mediaType()),
                            fetched.mediaType(),
                            Content.of(file)));
        }
        return message;
    }
}
