// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one listener, one event at a time, in order. The thread ends when there is nothing to say.
 */
final class ListenerThread implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ListenerThread.class);
    private static final int LONGEST_QUEUE = 10_000;

    private final DomainEventListener listener;
    private final ThreadPoolExecutor executor;

    ListenerThread(DomainEventListener listener) {
        this.listener = listener;
        String name = "events-" + listener.getClass().getSimpleName();
        executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        30,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(LONGEST_QUEUE),
                        work -> {
                            Thread thread = new Thread(work, name);
                            thread.setDaemon(true);
                            return thread;
                        });
        executor.allowCoreThreadTimeOut(true);
    }

    void offer(DomainEvent event) {
        try {
            executor.execute(() -> tell(event));
        } catch (RejectedExecutionException e) {
            log.warn("{} is gone or far behind and misses an event", listener.getClass().getName());
        }
    }

    private void tell(DomainEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            log.error("{} failed on an event", listener.getClass().getName(), e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
