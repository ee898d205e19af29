// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.madoguchi.api.storage.StorageException;

/**
 * Writes what comes while an earlier write is under way in one go after it. Whoever finds nobody
 * writing writes for all who wait; nobody returns before their own is written. Safe for use by
 * several threads.
 */
final class SharedCommit<T> {
    private final Consumer<List<T>> writer;
    private final int most;
    private List<Waiting<T>> queue = new ArrayList<>();
    private boolean writing;

    /**
     * @param writer returns when all of it is durable, throws when nothing is
     * @param most so many in one go
     */
    SharedCommit(Consumer<List<T>> writer, int most) {
        this.writer = writer;
        this.most = most;
    }

    /**
     * Returns when the item is written.
     *
     * @throws StorageException when it is not
     */
    void write(T item) {
        Waiting<T> mine = new Waiting<>(item);
        synchronized (this) {
            queue.add(mine);
        }
        for (List<Waiting<T>> batch = turn(mine); !batch.isEmpty(); batch = turn(mine)) {
            settle(batch, failureOf(batch));
        }
        if (mine.failure != null) {
            throw new StorageException("not on record", mine.failure);
        }
    }

    /** Waits for others or for the turn to write; empty once the caller's own is settled. */
    private synchronized List<Waiting<T>> turn(Waiting<T> mine) {
        boolean interrupted = false;
        while (writing && !mine.settled) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // it may be on its way already: what becomes of it counts
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (mine.settled) {
            return List.of();
        }
        writing = true;
        List<Waiting<T>> all = queue;
        int count = Math.min(most, all.size());
        queue = new ArrayList<>(all.subList(count, all.size()));
        return all.subList(0, count);
    }

    private Throwable failureOf(List<Waiting<T>> batch) {
        try {
            writer.accept(batch.stream().map(waiting -> waiting.item).toList());
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    private synchronized void settle(List<Waiting<T>> batch, Throwable failure) {
        for (Waiting<T> waiting : batch) {
            waiting.failure = failure;
            waiting.settled = true;
        }
        writing = false;
        notifyAll();
    }

    /** Guarded by the lock of the whole. */
    private static final class Waiting<T> {
        private final T item;
        private boolean settled;
        private Throwable failure;

        Waiting(T item) {
            this.item = item;
        }
    }
}
