// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a line on which an answer takes too long. The socket's own limit is not enough: it begins
 * anew with each byte, and a server may give one now and then for hours.
 */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;
    private final Duration limit;

    /**
     * @param limit for one command with its whole answer
     */
    Watchdog(String name, Duration limit) {
        this.limit = limit;
        timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, name);
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.setRemoveOnCancelPolicy(true);
    }

    Watch over(Line line) {
        return over(line, Duration.ZERO);
    }

    /**
     * @param wait that is no fault of the server
     */
    Watch over(Line line, Duration wait) {
        return new Watch(line, wait);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** From the question to the end of the answer. */
    final class Watch implements AutoCloseable {
        private final ScheduledFuture<?> end;
        private volatile boolean bitten;

        private Watch(Line line, Duration wait) {
            end =
                    timer.schedule(
                            () -> {
                                bitten = true;
                                line.cut();
                            },
                            limit.plus(wait).toMillis(),
                            TimeUnit.MILLISECONDS);
        }

        boolean hasBitten() {
            return bitten;
        }

        @Override
        public void close() {
            end.cancel(false);
        }
    }
}
