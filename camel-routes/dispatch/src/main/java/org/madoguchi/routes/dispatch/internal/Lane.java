// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.dispatch.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.storage.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out for one channel: one message after the other, and no channel waits for another. A
 * call that does not come back within the limit leaves its message uncertain; the lane stays shut
 * until the call has ended or the channel's service is another one, because a channel is never
 * called twice at the same time.
 *
 * <p>The answer to one message and the claim of the next are one transaction. Whenever the process
 * dies, at most one message of the channel is marked as being sent.
 */
final class Lane {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.routes.dispatch");

    /** Questions of one round; those who wait to be sent shall not wait for long. */
    private static final int QUESTIONS = 20;

    /**
     * So many in a row and the carrier is down: trying the rest would only wear it out. One or two
     * say something about their recipients, and the others need not wait for them.
     */
    private static final int DEFERRALS = 3;

    private static final Duration ASKING_LIMIT = Duration.ofSeconds(60);

    /** Whatever a channel says of itself. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Outcome NOTHING = new Outcome(() -> {}, true);

    private final ChannelId id;
    private final Channels channels;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Executor threads;
    private final Calls calls;
    private final Outage outage;

    /** Wake-ups that no round has answered yet; above zero while a round runs. */
    private final AtomicInteger wakeUps = new AtomicInteger();

    /** Answers to calls that had been given up. */
    private final Queue<Outcome> late = new ConcurrentLinkedQueue<>();

    private volatile boolean closed;

    /** The channel as it was last seen. */
    private volatile Channel seen;

    /** The carrier may know more of what is uncertain. */
    private volatile boolean asking;

    /** The carrier is down; the next tick tries one message. */
    private volatile boolean resting;

    // touched by the running round only

    /** What the outbox has not taken yet; nothing else is sent before it has. */
    private Outcome unnoted = NOTHING;

    /** In a row, until now. */
    private int deferrals;

    /** The outbox failed: what we asked of it may have been committed or not. */
    private boolean doubtful;

    /**
     * What a call has brought.
     *
     * @param note tells the outbox
     * @param more whether the next message may follow at once
     */
    private record Outcome(Runnable note, boolean more) {}

    Lane(
            ChannelId id,
            Channels channels,
            Outbox outbox,
            Transactions transactions,
            Executor threads,
            Outage outage) {
        this.id = id;
        this.channels = channels;
        this.outbox = outbox;
        this.transactions = transactions;
        this.threads = threads;
        this.calls = new Calls(threads);
        this.outage = outage;
    }

    /** A message has come; not while the carrier is down. */
    void wake() {
        if (!resting) {
            start();
        }
    }

    /**
     * Something about the channel has changed. Mostly its figures, after each message; but when it
     * is there anew, what has waited for it leaves.
     */
    void look() {
        Channel now = channels.present(id).orElse(null);
        boolean anew = now != null && now != seen;
        seen = now;
        if (anew) {
            tick();
        }
    }

    /** Returns at once; what is due leaves in the background. */
    void tick() {
        resting = false;
        asking = true;
        start();
    }

    private void start() {
        if (wakeUps.getAndIncrement() == 0) {
            threads.execute(this::run);
        }
    }

    /** No further message is taken; a running call ends by itself. */
    void close() {
        closed = true;
    }

    private void run() {
        int answered;
        do {
            answered = wakeUps.get();
            try {
                if (asking) {
                    asking = false;
                    askAboutUncertain();
                }
                sendWhatIsDue();
                outage.over();
            } catch (StorageException e) {
                // the next tick tries again
                outage.met(e);
            } catch (RuntimeException e) {
                log.error("{}: messages cannot be sent", id, e);
            }
        } while (wakeUps.addAndGet(-answered) > 0);
    }

    /** The channel, when it is there and free. */
    private Optional<Channel> callee() {
        return closed ? Optional.empty() : channels.present(id).filter(calls::areFreeFor);
    }

    private void sendWhatIsDue() {
        if (doubtful) {
            makeSure();
        }
        for (Outcome answer = late.poll(); answer != null; answer = late.poll()) {
            unnoted = answer;
            makeSure();
        }
        Optional<OutboundMessage> next = noteAndClaim();
        while (next.isPresent()) {
            unnoted = send(next.get());
            next = noteAndClaim();
        }
    }

    /** The carrier's answer to the last message and the claim of the next, at the price of one. */
    private Optional<OutboundMessage> noteAndClaim() {
        boolean claims = unnoted.more() && callee().isPresent();
        if (unnoted == NOTHING && !claims) {
            return Optional.empty();
        }
        doubtful = true;
        Optional<OutboundMessage> next =
                transactions.required(
                        () -> {
                            unnoted.note().run();
                            return claims
                                    ? outbox.claim(id, 1).stream().findFirst()
                                    : Optional.empty();
                        });
        doubtful = false;
        unnoted = NOTHING;
        return next;
    }

    /** Nothing is in our hands: what is still marked as being sent was never given to us. */
    private void makeSure() {
        Outcome noted = unnoted;
        doubtful = true;
        try {
            transactions.run(
                    () -> {
                        noted.note().run();
                        outbox.unclaim(id);
                    });
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            unnoted = NOTHING;
            throw e;
        }
        unnoted = NOTHING;
        doubtful = false;
    }

    private Outcome send(OutboundMessage message) {
        OutboundId number = message.id();
        Optional<Channel> channel = callee();
        if (channel.isEmpty()) {
            return new Outcome(() -> outbox.unclaim(id), false);
        }
        Duration limit = limit(channel.get());
        Calls.Answer<Delivery> answer =
                calls.make(
                        channel.get(),
                        limit,
                        callee -> callee.send(message),
                        tooLate -> {
                            log.info("{}: message {} answered after all", id, number);
                            late.add(new Outcome(() -> outbox.report(number, tooLate), true));
                            tick();
                        });
        if (answer.value().isPresent()) {
            Delivery said = answer.value().get();
            log.info("{}: message {} {}", id, number, said.getClass().getSimpleName());
            deferrals = said instanceof Delivery.Deferred ? deferrals + 1 : 0;
            resting = deferrals >= DEFERRALS;
            return new Outcome(() -> outbox.report(number, said), !resting);
        }
        log.warn("{}: message {} not answered: {}", id, number, answer.trouble(), answer.cause());
        LocalizedText reason =
                LocalizedText.from(Lane.class, "uncertain." + answer.trouble(), limit.toSeconds());
        return new Outcome(() -> outbox.reportUncertain(number, reason), false);
    }

    private static Duration limit(Channel channel) {
        Duration wanted = channel.sendLimit();
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    /** Stops at the first question that fails: the carrier is not to be reached now. */
    private void askAboutUncertain() {
        for (int i = 0; i < QUESTIONS; i++) {
            Optional<Channel> channel = callee();
            List<OutboundMessage> asked = channel.isEmpty() ? List.of() : outbox.uncertain(id, 1);
            if (asked.isEmpty()) {
                return;
            }
            OutboundMessage message = asked.get(0);
            Calls.Answer<Optional<Delivery>> answer =
                    calls.make(
                            channel.get(),
                            ASKING_LIMIT,
                            callee -> callee.trace(message),
                            tooLate -> {});
            if (answer.value().isEmpty()) {
                log.warn("{}: cannot ask about {}", id, message.id(), answer.cause());
                return;
            }
            Optional<Delivery> known = answer.value().get();
            log.info(
                    "{}: asked about {}: {}",
                    id,
                    message.id(),
                    known.isPresent() ? "known" : "unknown");
            known.ifPresent(delivery -> outbox.report(message.id(), delivery));
        }
    }
}
