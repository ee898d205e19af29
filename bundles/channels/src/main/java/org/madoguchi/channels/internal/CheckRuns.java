// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelCheck.Finding;
import org.madoguchi.api.channel.ChannelChecks;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks run on threads of their own: no request waits for a far end. */
@Component(service = ChannelChecks.class)
public final class CheckRuns implements ChannelChecks {
    private static final Logger log = LoggerFactory.getLogger(CheckRuns.class);

    /** The channel's 20 s, and some for its turn. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Channels channels;
    private final AuditTrail audit;
    private final DomainEvents events;
    private final Clock clock;
    private final Duration limit;
    private final ExecutorService threads;
    private final Map<ChannelId, Run> runs = new ConcurrentHashMap<>();

    @Activate
    public CheckRuns(
            @Reference Channels channels,
            @Reference AuditTrail audit,
            @Reference DomainEvents events) {
        this(channels, audit, events, Clock.systemUTC(), LIMIT);
    }

    CheckRuns(
            Channels channels, AuditTrail audit, DomainEvents events, Clock clock, Duration limit) {
        this.channels = channels;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.limit = limit;
        this.threads =
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "channel-check");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    @Deactivate
    void close() {
        threads.shutdownNow();
    }

    @Override
    public void begin(Actor actor, ChannelId id) {
        actor.require(Permission.CHANNEL_OPERATE);
        Channel channel =
                channels.present(id)
                        .orElseThrow(() -> new NotFoundException("channel " + id + " is away"));
        if (isRunning(id)) {
            return;
        }
        audit.recordCommitted(actor, "channel.check", "channel " + id, "");
        Run begun = new Run(clock.instant(), Optional.empty());
        if (runs.merge(id, begun, (last, now) -> last.result().isPresent() ? now : last) != begun) {
            // somebody else was a moment quicker
            return;
        }
        CompletableFuture.supplyAsync(channel::check, threads)
                .completeOnTimeout(
                        failed(channel, "no-answer", limit.toSeconds()),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS)
                .exceptionally(e -> broken(channel, e))
                .thenAccept(result -> end(id, begun, result));
        events.publish(new ChannelChanged(id, clock.instant()));
    }

    private boolean isRunning(ChannelId id) {
        return last(id).filter(run -> run.result().isEmpty()).isPresent();
    }

    private void end(ChannelId id, Run begun, ChannelCheck result) {
        runs.put(id, new Run(begun.begunAt(), Optional.of(result)));
        log.info("channel {} was checked: {}", id, result.ok() ? "well" : "not well");
        events.publish(new ChannelChanged(id, clock.instant()));
    }

    private static ChannelCheck broken(Channel channel, Throwable cause) {
        log.error("channel {} cannot be checked", channel.descriptor().id(), cause);
        return failed(channel, "failed");
    }

    private static ChannelCheck failed(Channel channel, String key, Object... values) {
        LocalizedText sentence = OutboxTexts.text("check." + key, values);
        return new ChannelCheck(List.of(Finding.bad(channel.descriptor().name(), sentence)));
    }

    @Override
    public Optional<Run> last(ChannelId id) {
        return Optional.ofNullable(runs.get(id));
    }
}
