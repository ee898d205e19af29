// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.madoguchi.api.servicelevel.ScreenTimes;
import org.madoguchi.web.RequestListener;
import org.madoguchi.web.Zone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how long staff wait for screens, without anything of who they are or what they look at,
 * and hands the counts over every minute (FJ-208, FJ-295).
 */
@Component(service = RequestListener.class)
public final class ScreenWatch implements RequestListener {
    private static final Logger log = LoggerFactory.getLogger(ScreenWatch.class);
    private static final long STEP_SECONDS = 60;

    /** By seconds, rounded up. */
    private final AtomicLongArray counts = new AtomicLongArray(ScreenTimes.LONGEST + 1);

    private final Clock clock;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "madoguchi-screens");
                        thread.setDaemon(true);
                        return thread;
                    });

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ScreenTimes times;

    @Activate
    public ScreenWatch() {
        this(Clock.systemUTC());
        worker.scheduleWithFixedDelay(
                this::handOverSafely, STEP_SECONDS, STEP_SECONDS, TimeUnit.SECONDS);
    }

    ScreenWatch(Clock clock) {
        this.clock = clock;
    }

    @Deactivate
    void close() {
        worker.shutdownNow();
    }

    @Override
    public void finished(Zone zone, int status, boolean page, Duration took) {
        if (zone == Zone.PRIVATE && page) {
            counts.incrementAndGet(seconds(took));
        }
    }

    private static int seconds(Duration took) {
        long upwards = took.plusSeconds(1).minusNanos(1).toSeconds();
        return (int) Math.max(1, Math.min(ScreenTimes.LONGEST, upwards));
    }

    /** A minute that fails must not end the counting. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private void handOverSafely() {
        try {
            handOver(times);
        } catch (RuntimeException e) {
            log.warn("times of screens are kept until they can be stored", e);
        }
    }

    /** What cannot be stored is counted on. */
    void handOver(ScreenTimes to) {
        Map<Integer, Long> screens = new HashMap<>();
        for (int second = 1; to != null && second < counts.length(); second++) {
            long count = counts.get(second);
            if (count > 0) {
                screens.put(second, count);
            }
        }
        if (!screens.isEmpty()) {
            to.add(clock.instant(), screens);
            screens.forEach((second, count) -> counts.addAndGet(second, -count));
        }
    }
}
