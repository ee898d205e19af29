// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.dispatch.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.OutboundQueued;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.storage.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the outbox to the channels. A timer looks every few seconds at every channel that is there;
 * an event about a channel wakes its lane at once. A channel that is away keeps its messages.
 */
@Component(
        service = {RoutesBuilder.class, DomainEventListener.class},
        property = "madoguchi.routes=dispatch")
public final class Dispatch extends RouteBuilder implements DomainEventListener {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.routes.dispatch");
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Channels channels;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Duration callLimit;
    private final ExecutorService threads;
    private final Map<ChannelId, Lane> lanes = new ConcurrentHashMap<>();
    private final AtomicBoolean withoutDatabase = new AtomicBoolean();
    private volatile boolean closed;

    @Activate
    public Dispatch(
            @Reference Channels channels,
            @Reference Outbox outbox,
            @Reference Transactions transactions) {
        this(channels, outbox, transactions, CALL_LIMIT);
    }

    Dispatch(Channels channels, Outbox outbox, Transactions transactions, Duration callLimit) {
        this.channels = channels;
        this.outbox = outbox;
        this.transactions = transactions;
        this.callLimit = callLimit;
        AtomicInteger count = new AtomicInteger();
        this.threads =
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "dispatch-" + count.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Lets running calls end, so that a restart leaves no message uncertain that has an answer. */
    @Deactivate
    void close() throws InterruptedException {
        closed = true;
        lanes.values().forEach(Lane::close);
        threads.shutdown();
        if (!threads.awaitTermination(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    @Override
    public void configure() {
        from("timer:dispatch?delay=1000&period=" + TICK.toMillis())
                .routeId("dispatch-tick")
                .process(exchange -> exchange.getMessage().setBody(presentChannels()))
                .split(body())
                .to("direct:dispatch-channel");

        from("direct:dispatch-channel")
                .routeId("dispatch-channel")
                .filter(exchange -> sends(exchange.getMessage().getBody(ChannelStatus.class)))
                .process(
                        exchange ->
                                wake(
                                        exchange.getMessage()
                                                .getBody(ChannelStatus.class)
                                                .descriptor()
                                                .id()));
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof OutboundQueued queued) {
            wake(queued.channel());
        } else if (event instanceof ChannelChanged changed) {
            wake(changed.channel());
        }
    }

    /** None while the database is away: said once, not every few seconds. */
    private List<ChannelStatus> presentChannels() {
        try {
            List<ChannelStatus> present = channels.list();
            if (withoutDatabase.getAndSet(false)) {
                log.info("the outbox can be read again");
            }
            return present;
        } catch (StorageException e) {
            if (!withoutDatabase.getAndSet(true)) {
                log.warn("the outbox cannot be read; messages wait", e);
            }
            return List.of();
        }
    }

    private static boolean sends(ChannelStatus status) {
        return status.present() && status.descriptor().capabilities().contains(Capability.OUTBOUND);
    }

    private Lane newLane(ChannelId channel) {
        return new Lane(channel, channels, outbox, transactions, threads, callLimit);
    }

    private void wake(ChannelId channel) {
        if (!closed) {
            lanes.computeIfAbsent(channel, this::newLane).wake();
        }
    }
}
