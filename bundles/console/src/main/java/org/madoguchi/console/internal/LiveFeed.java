// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.identity.Actor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes domain events on to the browsers that have a console open. */
@Component(service = {LiveFeed.class, DomainEventListener.class})
public final class LiveFeed implements DomainEventListener {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private static final byte[] BEAT = ": beat\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int BEAT_SECONDS = 15;

    /** A browser at the other end of a stream. */
    interface Viewer {
        Actor actor();

        /** Never blocks; a viewer that cannot keep up drops itself. */
        void tell(byte[] message);

        boolean isGone();

        void bye();
    }

    private final Sight sight;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart;
    private final ScheduledFuture<?> beats;

    @Activate
    public LiveFeed(@Reference Cases cases) {
        this.sight = new Sight(cases);
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

    void join(Viewer viewer) {
        viewers.add(viewer);
    }

    int watching() {
        return viewers.size();
    }

    @Override
    public void on(DomainEvent event) {
        Optional<LiveEvent> told = LiveEvent.of(event);
        if (told.isEmpty()) {
            return;
        }
        byte[] message = told.get().message();
        viewers.removeIf(Viewer::isGone);
        for (Viewer viewer : viewers) {
            if (mayHear(viewer, event)) {
                viewer.tell(message);
            }
        }
    }

    /** When in doubt nobody hears: the lists are read again at the next event. */
    private boolean mayHear(Viewer viewer, DomainEvent event) {
        try {
            return sight.reaches(viewer.actor(), event);
        } catch (RuntimeException e) {
            log.warn("event not told to a viewer: its permission could not be looked up", e);
            return false;
        }
    }

    void beat() {
        viewers.forEach(viewer -> viewer.tell(BEAT));
        viewers.removeIf(Viewer::isGone);
    }
}
