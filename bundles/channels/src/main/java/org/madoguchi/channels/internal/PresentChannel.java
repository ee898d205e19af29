// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelCheck.Finding;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.api.channel.OutboundMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel's service from its coming to its going. Who still holds it when it has gone is told so
 * instead of calling into a stopped bundle, and what a stranger's channel throws from its health
 * concerns that channel only.
 */
final class PresentChannel implements Channel {
    private static final Logger log = LoggerFactory.getLogger(PresentChannel.class);

    /** How long a call waits for another one to end; a check ends within this time. */
    private static final Duration TURN = Duration.ofSeconds(25);

    private final Channel service;
    private final ChannelDescriptor descriptor;
    private final Duration sendLimit;
    private final Clock clock;

    /** Shared by calls, exclusive for the end of them. */
    private final ReadWriteLock calls = new ReentrantReadWriteLock();

    private final Lock turn = new ReentrantLock();

    private volatile boolean gone;
    private volatile ChannelHealth broken;

    /**
     * @throws RuntimeException when the channel cannot say what it is
     */
    PresentChannel(Channel service, Clock clock) {
        this.service = service;
        this.descriptor = service.descriptor();
        this.sendLimit = service.sendLimit();
        this.clock = clock;
    }

    boolean is(Channel other) {
        return service == other;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Duration sendLimit() {
        return sendLimit;
    }

    /**
     * Refused when the channel cannot do what the message asks of it: other people must not be left
     * out in silence. Deferred when the channel has gone or is busy: it was not handed over, and
     * that is certain.
     */
    @Override
    public Delivery send(OutboundMessage message) {
        if (!message.copies().isEmpty() && !descriptor.capabilities().contains(Capability.COPIES)) {
            return new Delivery.Refused(OutboxTexts.text("no-copies"));
        }
        return inTurn(
                () -> service.send(message),
                why -> new Delivery.Deferred(OutboxTexts.text(why), Duration.ZERO));
    }

    /** Nobody can be asked once the channel has gone. */
    @Override
    public Optional<Delivery> trace(OutboundMessage message) {
        return inTurn(() -> service.trace(message), why -> Optional.empty());
    }

    @Override
    public ChannelCheck check() {
        return inTurn(
                service::check,
                why ->
                        new ChannelCheck(
                                List.of(
                                        Finding.bad(
                                                descriptor.name(),
                                                OutboxTexts.text("check." + why)))));
    }

    /**
     * One call at a time.
     *
     * @param otherwise what to answer instead: {@code channel-away} or {@code channel-busy}
     */
    private <T> T inTurn(Supplier<T> call, Function<String, T> otherwise) {
        calls.readLock().lock();
        try {
            if (!turn.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                return otherwise.apply("channel-busy");
            }
            try {
                return gone ? otherwise.apply("channel-away") : call.get();
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise.apply("channel-busy");
        } finally {
            calls.readLock().unlock();
        }
    }

    /** Of one that has gone, or is broken, nothing is known. */
    @Override
    public Optional<LocalizedText> objection(OutboundDraft draft) {
        return ask(() -> service.objection(draft), Optional.empty());
    }

    @Override
    public List<CannedReply> approvedTexts() {
        return ask(service::approvedTexts, List.of());
    }

    private <T> T ask(Supplier<T> question, T otherwise) {
        if (gone) {
            return otherwise;
        }
        try {
            return question.get();
        } catch (RuntimeException | LinkageError e) {
            log.warn("channel {} cannot say what it takes", descriptor.id(), e);
            return otherwise;
        }
    }

    @Override
    public ChannelHealth health() {
        try {
            ChannelHealth health = service.health();
            broken = null;
            return health;
        } catch (RuntimeException | LinkageError e) {
            return broken(e);
        }
    }

    private ChannelHealth broken(Throwable cause) {
        ChannelHealth known = broken;
        if (known == null) {
            log.error("channel {} cannot say how it is", descriptor.id(), cause);
            known =
                    new ChannelHealth(
                            State.DOWN, OutboxTexts.text("health-broken"), clock.instant());
            broken = known;
        }
        return known;
    }

    /**
     * No call begins any more; returns when the running one has ended, or after the limit. The
     * bundle goes on stopping then, so that an answer under way is not cut off by an update.
     */
    void leave(Duration limit) {
        gone = true;
        try {
            if (calls.writeLock().tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                calls.writeLock().unlock();
            } else {
                log.warn("channel {} goes while a message is being sent", descriptor.id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
