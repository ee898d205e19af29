// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.AlreadyClosedException;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index as the articles are. All writing happens in order on one thread; it opens the
 * index, brings it up to date and follows the changes. Searches wait for the opening, and for the
 * filling of an empty index, only. Safe for use by several threads.
 */
final class IndexKeeper {
    private static final int SECONDS_TO_OPEN = 10;
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

    private final PublishedTexts texts;
    private final CityWordsSource words;
    private final Path path;
    private final Set<ArticleId> changed = ConcurrentHashMap.newKeySet();
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "faq-index"));
    private final AtomicBoolean mending = new AtomicBoolean();
    private final AtomicBoolean rehung = new AtomicBoolean();
    private volatile Future<OpenIndex> open;

    IndexKeeper(PublishedTexts texts, CityWordsSource words, Path path) {
        this.texts = texts;
        this.words = words;
        this.path = path;
        this.open = writing.submit(this::opened);
        writing.execute(() -> inBackground(() -> follow(open(), false)));
        words.onChange(() -> writing.execute(() -> inBackground(this::followWords)));
    }

    void close() throws IOException, InterruptedException {
        words.onChange(() -> {});
        writing.shutdown(); // an interrupt would close Lucene's files under its hands
        if (!writing.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("the FAQ index in {} is still being written", path);
        }
        try {
            open().files().close();
        } catch (StorageException e) {
            LOG.debug("the FAQ index was never opened", e);
        }
    }

    /** Does this when the articles are in the index. */
    void whenReady(Runnable work) {
        writing.execute(work);
    }

    /** Reads everything anew; returns how many articles there are. */
    long rebuild() {
        return await(
                writing.submit(() -> mended(() -> follow(open(), true))), 10, TimeUnit.MINUTES);
    }

    /** An article is another, or gone. */
    void changed(ArticleId id) {
        if (changed.add(id)) {
            writing.execute(() -> inBackground(() -> followChanged(open())));
        }
    }

    /** The tree of categories is another. */
    void rehung() {
        if (rehung.compareAndSet(false, true)) {
            writing.execute(() -> inBackground(this::followCategories));
        }
    }

    /**
     * An index with nothing in it would say that nothing was found: searches wait until it is
     * filled.
     */
    private OpenIndex opened() throws IOException {
        Language language = Language.of(words.current());
        FaqIndex files = FaqIndex.open(path, language.version());
        files.fill(language.lexicon());
        OpenIndex opened = new OpenIndex(files, language);
        if (files.size() == 0) {
            try {
                follow(opened, true);
            } catch (RuntimeException e) {
                LOG.error(
                        "the FAQ index could not be filled; the next change or start tries again",
                        e);
            }
        }
        return opened;
    }

    /** Brings in what the index lacks (or everything), takes out what is not published any more. */
    private long follow(OpenIndex now, boolean everything) throws IOException {
        Map<Long, Long> known = now.files().versions();
        Set<Long> gone = new HashSet<>(known.keySet());
        long written =
                texts.read(
                        now,
                        article -> {
                            showChanged(now);
                            long id = article.id().value();
                            gone.remove(id);
                            return everything
                                    || !Long.valueOf(article.version()).equals(known.get(id));
                        });
        for (long id : gone) {
            now.files().remove(id);
        }
        if (everything || written > 0 || !gone.isEmpty()) {
            now.files().commit(now.language().version());
            LOG.info("FAQ index: {} articles written, {} removed", written, gone.size());
        }
        return now.files().size();
    }

    /** Reading all may take minutes: what is changed meanwhile is shown in between. */
    private void showChanged(OpenIndex now) {
        if (!changed.isEmpty()) {
            try {
                bringInChanged(now);
                now.files().show();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whoever makes a tree makes many categories: all of them are one reason to read anew. */
    private long followCategories() throws IOException {
        rehung.set(false);
        return follow(open(), true);
    }

    private long followChanged(OpenIndex now) throws IOException {
        bringInChanged(now);
        now.files().commit(now.language().version());
        return now.files().size();
    }

    private void bringInChanged(OpenIndex into) throws IOException {
        for (ArticleId id : Set.copyOf(changed)) {
            changed.remove(id);
            texts.read(into, id);
        }
    }

    /** Synonyms count at once; for words that are cut otherwise all texts are read anew first. */
    private long followWords() throws IOException {
        CityWords latest = words.current();
        OpenIndex now = open();
        if (now.language().reads(latest)) {
            open =
                    CompletableFuture.completedFuture(
                            new OpenIndex(now.files(), now.language().with(latest.synonyms())));
            return now.files().size();
        }
        OpenIndex next = new OpenIndex(now.files(), Language.of(latest));
        long size = follow(next, true);
        open = CompletableFuture.completedFuture(next);
        return size;
    }

    OpenIndex open() {
        return await(open, SECONDS_TO_OPEN, TimeUnit.SECONDS);
    }

    interface Reading<T> {
        T run() throws IOException;
    }

    <T> T read(Reading<T> reading) {
        try {
            return reading.run();
        } catch (IOException | AlreadyClosedException e) {
            if (mending.compareAndSet(false, true)) {
                writing.execute(() -> inBackground(this::anew));
            }
            throw new StorageException("the FAQ index cannot be read and is built anew", e);
        }
    }

    private interface Writing {
        long run() throws IOException;
    }

    /**
     * Background work has nobody to tell: the index stays as it is until the next change or start.
     */
    private void inBackground(Writing work) {
        try {
            mended(work);
        } catch (IOException | RuntimeException e) {
            LOG.error("the FAQ index could not be brought up to date", e);
        }
    }

    /** Files that broke under the running index (deleted, disk full for a while) are begun anew. */
    private long mended(Writing work) throws IOException {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
            LOG.warn("the FAQ index in {} broke and is built anew", path, e);
            return anew();
        }
    }

    private long anew() throws IOException {
        try {
            OpenIndex broken = open();
            broken.files().discard();
            OpenIndex empty = new OpenIndex(FaqIndex.openEmpty(path), broken.language());
            open = CompletableFuture.completedFuture(empty);
            return follow(empty, true);
        } finally {
            mending.set(false);
        }
    }

    private static <T> T await(Future<T> result, long time, TimeUnit unit) {
        try {
            return result.get(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while waiting for the FAQ index", e);
        } catch (TimeoutException e) {
            throw new StorageException("the FAQ index is not ready", e);
        } catch (ExecutionException e) {
            throw new StorageException("the FAQ index could not be used", e.getCause());
        }
    }
}
