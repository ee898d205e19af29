// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.conversation.RoomChanged;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.telephony.CallChanged;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Passes domain events on to the browsers that have a console open. */
@Component(service = {LiveFeed.class, DomainEventListener.class})
public final class LiveFeed implements DomainEventListener {
    private static final byte[] BEAT = ": beat\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int BEAT_SECONDS = 15;

    /**
     * What everybody hears waits so long for more of it: many cases at once are one message for
     * each browser, and a call that rings does not stand behind them.
     */
    private static final int GATHER_MILLIS = 50;

    /** Lists of calls are read again so often at most, however many calls there are. */
    private static final int CALLS_MILLIS = 400;

    /** A browser at the other end of a stream. */
    interface Viewer {
        Actor actor();

        /** Never blocks; a viewer that cannot keep up drops itself. */
        void tell(byte[] message);

        boolean isGone();

        void bye();
    }

    private final CaseWatch cases;
    private final String life = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final AtomicLong told = new AtomicLong();
    private final AtomicBoolean callsDue = new AtomicBoolean();
    private final Map<LiveEvent, DomainEvent> gathered = new LinkedHashMap<>();
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart;
    private final ScheduledFuture<?> beats;

    @Activate
    public LiveFeed(@Reference CaseWatch cases) {
        this.cases = cases;
        this.heart =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "madoguchi-console-heart");
                            thread.setDaemon(true);
                            return thread;
                        });
        this.beats =
                heart.scheduleWithFixedDelay(
                        this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        beats.cancel(false);
        heart.shutdownNow();
        viewers.forEach(Viewer::bye);
        viewers.clear();
    }

    /**
     * Where the feed stands. A page says which moment it was made at and the feed says which moment
     * the viewer joined at: when they differ, the page may have missed something in between.
     */
    String moment() {
        return life + '-' + told.get();
    }

    void join(Viewer viewer) {
        viewers.add(viewer);
        // after joining: what comes from now on is told, what came before has been counted
        viewer.tell(
                ("event: hello\ndata: {\"moment\":\"" + moment() + "\"}\n\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    int watching() {
        return viewers.size();
    }

    @Override
    public void on(DomainEvent event) {
        Optional<LiveEvent> news = LiveEvent.of(event);
        if (news.isEmpty()) {
            return;
        }
        told.incrementAndGet();
        if (event instanceof CallChanged || event instanceof RoomChanged) {
            tell(Map.of(news.get(), event));
        } else {
            gather(news.get(), event);
        }
        if (event instanceof CallChanged && callsDue.compareAndSet(false, true)) {
            heart.schedule(this::tellCalls, CALLS_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void gather(LiveEvent news, DomainEvent event) {
        synchronized (gathered) {
            if (gathered.isEmpty()) {
                heart.schedule(this::tellGathered, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
            gathered.putIfAbsent(news, event);
        }
    }

    private void tellGathered() {
        Map<LiveEvent, DomainEvent> news;
        synchronized (gathered) {
            news = new LinkedHashMap<>(gathered);
            gathered.clear();
        }
        tell(news);
    }

    /** Returns when everything so far has been told. */
    void settle() {
        CompletableFuture.runAsync(this::tellGathered, heart).join();
    }

    private void tell(Map<LiveEvent, DomainEvent> news) {
        viewers.removeIf(Viewer::isGone);
        Sight sight = new Sight(cases, news.values());
        for (Viewer viewer : viewers) {
            String message =
                    news.entrySet().stream()
                            .filter(one -> sight.reaches(viewer.actor(), one.getValue()))
                            .map(one -> one.getKey().message())
                            .collect(Collectors.joining());
            if (!message.isEmpty()) {
                viewer.tell(message.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void tellCalls() {
        callsDue.set(false);
        byte[] message = LiveEvent.calls().message().getBytes(StandardCharsets.UTF_8);
        viewers.stream()
                .filter(viewer -> viewer.actor().may(Permission.CASE_READ))
                .forEach(viewer -> viewer.tell(message));
    }

    void beat() {
        viewers.forEach(viewer -> viewer.tell(BEAT));
        viewers.removeIf(Viewer::isGone);
    }
}
