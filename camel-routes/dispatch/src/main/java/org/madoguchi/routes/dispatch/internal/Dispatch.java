// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.dispatch.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.OutboundQueued;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.storage.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * From the outbox to the channels. A timer looks every few seconds at every channel that is there;
 * an event about a channel wakes its lane at once. A channel that is away keeps its messages.
 */
@Component(
        service = {RoutesBuilder.class, DomainEventListener.class},
        property = "madoguchi.routes=dispatch")
public final class Dispatch extends RouteBuilder implements DomainEventListener {
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Channels channels;
    private final Outbox outbox;
    private final Transactions transactions;
    private final ExecutorService threads;
    private final Map<ChannelId, Lane> lanes = new ConcurrentHashMap<>();
    private final Outage outage = new Outage();
    private volatile boolean closed;

    @Activate
    public Dispatch(
            @Reference Channels channels,
            @Reference Outbox outbox,
            @Reference Transactions transactions) {
        this.channels = channels;
        this.outbox = outbox;
        this.transactions = transactions;
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
                .process(exchange -> exchange.getMessage().setBody(channels.present()))
                .split(body())
                .to("direct:dispatch-channel");

        from("direct:dispatch-channel")
                .routeId("dispatch-channel")
                .filter(exchange -> channel(exchange).capabilities().contains(Capability.OUTBOUND))
                .process(exchange -> lane(channel(exchange).id()).ifPresent(Lane::tick));
    }

    private static ChannelDescriptor channel(Exchange exchange) {
        return exchange.getMessage().getBody(ChannelDescriptor.class);
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof OutboundQueued queued) {
            lane(queued.channel()).ifPresent(lane -> wake(lane, queued));
        } else if (event instanceof ChannelChanged changed) {
            lane(changed.channel()).ifPresent(Lane::look);
        }
    }

    /** What is held leaves when its time comes and not at the next tick. */
    private void wake(Lane lane, OutboundQueued queued) {
        Duration held = Duration.between(queued.at(), queued.due());
        if (held.isZero()) {
            lane.wake();
        } else {
            CompletableFuture.delayedExecutor(held.toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(lane::wake);
        }
    }

    private Optional<Lane> lane(ChannelId channel) {
        return closed
                ? Optional.empty()
                : Optional.of(lanes.computeIfAbsent(channel, this::newLane));
    }

    private Lane newLane(ChannelId channel) {
        return new Lane(channel, channels, outbox, transactions, threads, outage);
    }
}
