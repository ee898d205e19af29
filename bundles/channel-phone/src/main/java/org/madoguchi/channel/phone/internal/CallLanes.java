// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallReports;

/**
 * Reports events to the desk, several calls at a time, those of one call in their order. What the
 * desk cannot take now is reported again until it does.
 */
final class CallLanes implements AutoCloseable {
    private static final int LANES = 8;
    private static final long PAUSE_MILLIS = 500;

    private final PhoneSettings settings;
    private final CallReports reports;
    private final PhoneHealth health;
    private final List<ExecutorService> lanes;
    private final CountDownLatch closed = new CountDownLatch(1);

    CallLanes(PhoneSettings settings, CallReports reports, PhoneHealth health) {
        this.settings = settings;
        this.reports = reports;
        this.health = health;
        this.lanes = IntStream.range(0, LANES).mapToObj(this::lane).toList();
    }

    private ExecutorService lane(int number) {
        return Executors.newSingleThreadExecutor(
                task -> {
                    Thread thread = new Thread(task, settings.id() + "-calls-" + number);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    CompletableFuture<Void> report(CallEvent event) {
        ExecutorService lane = lanes.get(Math.floorMod(event.call().hashCode(), LANES));
        return on(lane, () -> untilTaken(() -> reports.report(settings.id(), event)));
    }

    private static CompletableFuture<Void> on(ExecutorService lane, Runnable task) {
        try {
            return CompletableFuture.runAsync(task, lane);
        } catch (RejectedExecutionException e) {
            // closed: the next session begins with a look
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Returns when everything that was reported before has been taken. */
    void drain() {
        CompletableFuture.allOf(
                        lanes.stream()
                                .map(lane -> on(lane, () -> {}))
                                .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Also ends when this is closed. */
    void untilTaken(Runnable report) {
        while (closed.getCount() > 0) {
            try {
                report.run();
                health.taken();
                return;
            } catch (RuntimeException e) {
                health.notTaken(e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        lanes.forEach(ExecutorService::shutdown);
    }
}
