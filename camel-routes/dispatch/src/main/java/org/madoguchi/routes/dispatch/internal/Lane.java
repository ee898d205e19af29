// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.dispatch.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out for one channel: one message after the other, and no channel waits for another. A
 * call that does not come back within the limit leaves its message uncertain; the lane stays shut
 * until the call has ended or the channel's service is another one, because a channel is never
 * called twice at the same time.
 */
final class Lane {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.routes.dispatch");

    private final ChannelId id;
    private final Channels channels;
    private final Outbox outbox;
    private final Executor threads;
    private final Duration limit;

    /** Wake-ups that no round has answered yet; above zero while a round runs. */
    private final AtomicInteger wakeUps = new AtomicInteger();

    // touched by the running round only
    private Channel callee;
    private CompletableFuture<Delivery> call;

    /** An answer that the outbox could not take yet; nothing else is sent before it has. */
    private Runnable unreported;

    private volatile boolean closed;

    Lane(ChannelId id, Channels channels, Outbox outbox, Executor threads, Duration limit) {
        this.id = id;
        this.channels = channels;
        this.outbox = outbox;
        this.threads = threads;
        this.limit = limit;
    }

    /** Returns at once; what is due leaves in the background. */
    void wake() {
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
                sendWhatIsDue();
            } catch (StorageException e) {
                // told by the dispatch, which meets it too; the next tick tries again
                log.debug("{}: no outbox", id, e);
            } catch (RuntimeException e) {
                log.error("{}: messages cannot be sent", id, e);
            }
        } while (wakeUps.addAndGet(-answered) > 0);
    }

    private void sendWhatIsDue() {
        if (unreported != null) {
            settle(unreported);
        }
        boolean more = true;
        while (more && !closed) {
            Channel channel = channels.present(id).orElse(null);
            if (channel == null || isStillCalling(channel)) {
                return;
            }
            List<OutboundMessage> due = outbox.claim(id, 1);
            more = !due.isEmpty() && send(channel, due.get(0));
        }
    }

    private boolean isStillCalling(Channel channel) {
        return call != null && !call.isDone() && callee == channel;
    }

    /**
     * @return whether the next message may follow at once
     */
    private boolean send(Channel channel, OutboundMessage message) {
        callee = channel;
        call = CompletableFuture.supplyAsync(() -> channel.send(message), threads);
        try {
            Delivery answer = call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            settle(() -> outbox.report(message.id(), answer));
            log.info("{}: message {} {}", id, message.id(), answer.getClass().getSimpleName());
            // a carrier that defers one message would defer the next; the tick comes soon
            return !(answer instanceof Delivery.Deferred);
        } catch (TimeoutException e) {
            log.warn("{}: message {} not answered in {}", id, message.id(), limit);
            settle(
                    () ->
                            outbox.reportUncertain(
                                    message.id(),
                                    reason("uncertain.no-answer", limit.toSeconds())));
        } catch (ExecutionException e) {
            log.warn("{}: message {} failed without an answer", id, message.id(), e.getCause());
            settle(() -> outbox.reportUncertain(message.id(), reason("uncertain.failed")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            settle(() -> outbox.reportUncertain(message.id(), reason("uncertain.stopped")));
        }
        return false;
    }

    /** Keeps the carrier's answer while the database is away. */
    private void settle(Runnable report) {
        unreported = report;
        try {
            report.run();
            unreported = null;
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            unreported = null;
            throw e;
        }
    }

    private static LocalizedText reason(String key, Object... values) {
        return LocalizedText.from(Lane.class, key, values);
    }
}
