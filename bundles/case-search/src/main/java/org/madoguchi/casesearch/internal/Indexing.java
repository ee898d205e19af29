// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;
import org.madoguchi.api.cases.CaseSearch;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only thread that writes the index: opens it, compares it with the database, follows the
 * changes. Whatever fails is tried again; whatever the index lost is found by the next comparison,
 * so that nothing else has to be remembered over a crash.
 */
final class Indexing implements Runnable, AutoCloseable {
    /** Changes of this time are indexed together; nobody notices it. */
    private static final Duration GATHERING = Duration.ofMillis(40);

    /** A search refreshes by itself; this keeps its part of the work small. */
    private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(1);

    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(15);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    /** Catches what was committed before the events reached us. */
    private static final Duration SECOND_COMPARISON = Duration.ofSeconds(10);

    private static final Duration BETWEEN_COMPARISONS = Duration.ofHours(1);
    private static final Duration TO_STOP = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);

    private final CaseTexts texts;
    private final Path path;
    private final Waiting waiting;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this, "case-index");
    private volatile CaseIndex index;
    private volatile boolean compared;
    private volatile boolean wholly;
    private volatile boolean damaged;
    private Feed feed;
    private long nextRefresh;
    private long nextComparison;
    private long nextCommit;
    private boolean told;

    Indexing(CaseTexts texts, Path path, Waiting waiting) {
        this.texts = texts;
        this.path = path;
        this.waiting = waiting;
    }

    void start() {
        thread.start();
    }

    /** Empty until it is opened, and while it is opened again. */
    Optional<CaseIndex> index() {
        return Optional.ofNullable(index);
    }

    CaseSearch.Progress progress() throws IOException {
        CaseIndex open = index;
        return open == null
                ? new CaseSearch.Progress(false, 0, Math.max(1, waiting.size()))
                : new CaseSearch.Progress(
                        true, open.cases(), Math.max(compared ? 0 : 1, waiting.size()));
    }

    void rebuild() {
        wholly = true;
        waiting.wake();
    }

    /** A search could not read the files. */
    void suspect(Exception failure) {
        if (isDamage(failure)) {
            damaged = true;
            waiting.wake();
        }
    }

    @Override
    public void run() {
        while (stopping.getCount() > 0) {
            try {
                follow();
                told = false;
            } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
                tell("the case index in {} cannot be written; trying again", e);
                damaged |= isDamage(e);
                letGo();
                pause(BETWEEN_TRIES);
            } catch (StorageException e) {
                tell("the case index in {} cannot be brought up to date; trying again", e);
                pause(BETWEEN_TRIES);
            } catch (InterruptedException e) {
                break;
            }
        }
        end();
    }

    private void follow() throws IOException, InterruptedException {
        if (damaged || index == null) {
            open();
        }
        if (!compared || wholly || System.nanoTime() - nextComparison > 0) {
            compare();
        }
        Waiting.Batch batch = waiting.take(CaseTexts.MOST, BETWEEN_COMMITS.toMillis());
        if (!batch.cases().isEmpty()) {
            write(batch);
        }
        if (System.nanoTime() - nextCommit > 0) {
            commit();
        }
    }

    private void open() throws IOException {
        if (damaged) {
            LOG.warn("the case index in {} is damaged and is built anew", path);
            letGo();
            index = CaseIndex.openEmpty(path);
            damaged = false;
        } else {
            index = CaseIndex.open(path);
            index.verify();
        }
        feed = new Feed(texts, index, waiting);
        nextCommit = in(BETWEEN_COMMITS);
    }

    private void compare() throws IOException {
        boolean everything = wholly;
        wholly = false;
        try {
            index.wholly(() -> feed.compare(everything));
        } catch (IOException | RuntimeException e) {
            wholly |= everything;
            throw e;
        }
        nextComparison = in(compared ? BETWEEN_COMPARISONS : SECOND_COMPARISON);
        compared = true;
    }

    private void write(Waiting.Batch batch) throws IOException {
        try {
            index.wholly(() -> feed.write(batch));
            if (System.nanoTime() - nextRefresh > 0) {
                index.refresh();
                nextRefresh = in(BETWEEN_REFRESHES);
            }
        } finally {
            waiting.done();
        }
        if (!batch.anew()) {
            pause(GATHERING);
        }
    }

    private void commit() throws IOException {
        index.commit();
        nextCommit = in(BETWEEN_COMMITS);
    }

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    private static boolean isDamage(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CorruptIndexException
                    || cause instanceof NoSuchFileException
                    || cause instanceof FileNotFoundException
                    || cause instanceof EOFException) {
                return true;
            }
        }
        return false;
    }

    /** Once; what keeps failing must not fill the log. */
    private void tell(String message, Exception failure) {
        if (!told) {
            LOG.error(message, path, failure);
        }
        told = true;
    }

    private void pause(Duration time) {
        try {
            if (stopping.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopping");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo() {
        CaseIndex broken = index;
        index = null;
        compared = false;
        if (broken != null) {
            try {
                broken.discard();
            } catch (IOException | RuntimeException e) {
                LOG.debug("the broken index was not closed cleanly", e);
            }
        }
    }

    private void end() {
        CaseIndex open = index;
        index = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException | RuntimeException e) {
                LOG.warn("the case index in {} was not closed cleanly", path, e);
            }
        }
    }

    /** By a signal: an interrupt would close Lucene's files under its hands. */
    @Override
    public void close() {
        stopping.countDown();
        waiting.wake();
        try {
            thread.join(TO_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("the case index in {} is still being written", path);
        }
    }
}
