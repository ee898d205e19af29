// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.CallReports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports events to the desk in their order, on a thread of its own: what comes while the desk is
 * busy goes together next time, so that an event that comes alone is not delayed and many need few
 * commits. What the desk cannot take now is reported again until it does.
 */
final class CallReporter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PhoneSettings.PID);

    private static final long PAUSE_MILLIS = 500;
    private static final int MOST_TOGETHER = 100;

    private final PhoneSettings settings;
    private final CallReports reports;
    private final PhoneHealth health;
    private final long pauseMillis;
    private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What is to be reported next, in its order; of the thread, as what follows. */
    private final Deque<CallEvent> next = new ArrayDeque<>();

    private final HeldUpCalls heldUp;

    CallReporter(PhoneSettings settings, CallReports reports, PhoneHealth health) {
        this(settings, reports, health, PAUSE_MILLIS);
    }

    /**
     * @param pauseMillis between tries
     */
    CallReporter(
            PhoneSettings settings, CallReports reports, PhoneHealth health, long pauseMillis) {
        this.settings = settings;
        this.reports = reports;
        this.health = health;
        this.pauseMillis = pauseMillis;
        this.heldUp = new HeldUpCalls(settings.id(), reports, health);
        Thread thread = new Thread(this::work, settings.id() + "-calls");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns at once. */
    void report(CallEvent event) {
        told.add(
                () -> {
                    if (!heldUp.tookBehind(event)) {
                        next.add(event);
                    }
                });
    }

    /**
     * Does this when everything that was told before has been taken, or is held up by a fault of
     * its own. Returns when it is done, or when this is closed.
     */
    void afterwards(Runnable deed) {
        CountDownLatch done = new CountDownLatch(1);
        told.add(
                () -> {
                    untilTaken(this::reportNext);
                    untilTaken(deed);
                    done.countDown();
                });
        while (done.getCount() > 0 && !isClosed()) {
            await(done);
        }
    }

    private void work() {
        long retryAt = System.nanoTime();
        while (!isClosed()) {
            listen();
            if (!next.isEmpty()) {
                untilTaken(this::reportNext);
            }
            if (!heldUp.isEmpty() && System.nanoTime() - retryAt >= 0) {
                untilTaken(heldUp::retry);
                retryAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
            }
        }
    }

    /** Returns when there is something to report, or after a pause. */
    private void listen() {
        try {
            Runnable first = told.poll(pauseMillis, TimeUnit.MILLISECONDS);
            while (first != null) {
                first.run();
                first = next.size() < MOST_TOGETHER ? told.poll() : null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    /** When it throws, the desk takes nothing now, and what is left is still to be reported. */
    private void reportNext() {
        if (next.isEmpty()) {
            return;
        }
        try {
            reports.report(settings.id(), List.copyOf(next));
            next.clear();
        } catch (RuntimeException e) {
            log.debug("{}: {} events go one by one", settings.id(), next.size(), e);
            while (!next.isEmpty()) {
                reportAlone(next.peek());
                next.remove();
            }
        }
    }

    private void reportAlone(CallEvent event) {
        if (heldUp.tookBehind(event)) {
            return;
        }
        try {
            reports.report(settings.id(), event);
        } catch (RuntimeException e) {
            reports.newest(settings.id());
            // the desk works, so this is the fault of the event
            heldUp.begin(event, e);
        }
    }

    private void untilTaken(Runnable report) {
        while (!isClosed()) {
            try {
                report.run();
                heldUp.tellHealth();
                return;
            } catch (RuntimeException | Error e) {
                // an error, too: classes may be missing while a part of the desk is exchanged
                health.notTaken(e);
                await(closed);
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void await(CountDownLatch latch) {
        try {
            latch.await(pauseMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    /** What was not reported yet is found by the look at the beginning of the next session. */
    @Override
    public void close() {
        closed.countDown();
    }
}
