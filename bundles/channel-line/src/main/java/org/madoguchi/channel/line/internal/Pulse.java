// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.madoguchi.channel.line.internal.LineApi.Unreachable;

/**
 * What is done from time to time: asking LINE whether it knows us, telling the screens, fetching
 * what was not ready. Asks every few minutes, and every few seconds while something is wrong.
 */
final class Pulse implements AutoCloseable {
    private static final Duration WHEN_WELL = Duration.ofMinutes(5);
    private static final Duration WHEN_ILL = Duration.ofSeconds(10);
    private static final long BEAT_SECONDS = 2;

    private final LineApi api;
    private final LineHealth health;
    private final LateContents late;
    private final Clock clock;
    private final ScheduledExecutorService beats;
    private final ScheduledExecutorService fetching;
    private Instant asked = Instant.EPOCH;

    Pulse(String name, LineApi api, LineHealth health, LateContents late, Clock clock) {
        this.api = api;
        this.health = health;
        this.late = late;
        this.clock = clock;
        this.beats = thread(name + "-health");
        this.fetching = thread(name + "-content");
    }

    void start() {
        beats.scheduleWithFixedDelay(this::beat, 0, BEAT_SECONDS, TimeUnit.SECONDS);
        fetching.scheduleWithFixedDelay(late::look, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private void beat() {
        Instant now = clock.instant();
        if (!now.isBefore(asked.plus(health.isUp() ? WHEN_WELL : WHEN_ILL))) {
            asked = now;
            ask();
        }
        health.refresh();
    }

    private void ask() {
        try {
            health.answered(api.botInfo());
        } catch (Unreachable e) {
            health.unreachable(e);
        }
    }

    @Override
    public void close() {
        beats.shutdownNow();
        fetching.shutdownNow();
    }
}
