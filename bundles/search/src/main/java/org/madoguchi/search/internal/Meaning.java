// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Embedder;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Articles by what they mean, when there is an {@link Embedder}: keeps a vector of each, finds out
 * on the city's own articles how much vectors may count ({@link Fusion}), and tells which are near
 * a search. Without an embedder, with a poor one, a slow one or a broken one it tells nothing, and
 * the search is as it is by words.
 */
@Component(service = {Meaning.class, DomainEventListener.class})
public final class Meaning implements DomainEventListener {
    /** Articles that a search is told to be near. */
    static final int NEAR = 100;

    private static final int AT_ONCE = 4;
    private static final int PATIENCE_MILLIS = 100;

    /** One article in so many changed: what was found out may not hold any more. */
    private static final int OUTDATED = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Meaning.class);

    private final Articles articles;
    private final Path path;
    private final TextVectors texts = new TextVectors();
    private final Set<ArticleId> changed = ConcurrentHashMap.newKeySet();
    private final ExecutorService working =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "faq-vectors"));

    /** None waits for another: who comes too late is answered by words. */
    private final ExecutorService asking =
            new ThreadPoolExecutor(
                    0,
                    AT_ONCE,
                    60,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    work -> new Thread(work, "faq-embedder"));

    private volatile Embedder embedder;
    private volatile Used used;
    private volatile ByWords byWords;

    /** Of the working thread. */
    private ArticleVectors vectors;

    private int changedSinceJudged;

    /** What searches use. */
    private record Used(ArticleVectors vectors, float weight) {
        String name() {
            return vectors.embedder().name();
        }
    }

    @Activate
    public Meaning(@Reference Articles articles, BundleContext context) {
        this(articles, Path.of(context.getProperty("karaf.data"), "index", "faq-vectors"));
    }

    Meaning(Articles articles, Path path) {
        this.articles = articles;
        this.path = path;
    }

    @Reference(
            name = "embedder",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void add(Embedder added) {
        embedder = added;
        used = null;
        work(() -> begin(added));
    }

    void remove(Embedder removed) {
        if (embedder == removed) {
            embedder = null;
            used = null;
            work(this::forget);
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        embedder = null;
        used = null;
        asking.shutdownNow();
        work(this::forget);
        working.shutdown(); // an interrupt would close Lucene's files under its hands
        if (!working.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("vectors in {} are still being written", path);
        }
        texts.close();
    }

    /**
     * Called when the index of words is ready, and when it has been built anew.
     *
     * @param search null when it goes
     */
    void judgeBy(ByWords search) {
        byWords = search;
        if (search != null && embedder != null) {
            work(this::judge);
        }
    }

    @Override
    public void on(DomainEvent event) {
        if (embedder != null
                && event instanceof ArticleChanged change
                && changed.add(change.id())) {
            work(this::followChanged);
        }
    }

    /** Whether it is known how much vectors may count. */
    boolean judged() {
        return used != null;
    }

    /** How much vectors count; 0 when they do not. */
    float weight() {
        Used now = used;
        return now == null ? 0 : now.weight();
    }

    /**
     * Articles whose meaning is near these words.
     *
     * @return by their ids, what each gains of the score of the best article by words
     */
    Map<Long, Float> near(String words) {
        Used now = used;
        if (now == null || now.weight() == 0) {
            return Map.of();
        }
        try {
            Future<Map<Long, Float>> found = asking.submit(() -> near(now, words));
            try {
                return found.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                found.cancel(false); // an interrupt may close files
                LOG.debug("embedder {} is slow", now.name());
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("embedder {} is busy", now.name());
        } catch (ExecutionException e) {
            LOG.debug("embedder {} failed", now.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    private static Map<Long, Float> near(Used now, String words) throws IOException {
        Map<Long, Float> near = new LinkedHashMap<>();
        now.vectors()
                .nearest(words, NEAR)
                .forEach((id, cosine) -> near.put(id, cosine * now.weight()));
        return near;
    }

    private interface Work {
        void run() throws IOException;
    }

    /** What is by the way may fail by the way: searches go on by words. */
    private void work(Work work) {
        working.execute(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | RuntimeException e) {
                        used = null;
                        LOG.warn("vectors of articles are not used", e);
                    }
                });
    }

    private void begin(Embedder added) throws IOException {
        forget();
        if (added != embedder) {
            return; // it has gone already, or another one is there
        }
        vectors = ArticleVectors.open(path, added, articles, texts);
        int made = vectors.follow(() -> embedder == added);
        LOG.info("embedder {}: {} vectors made", added.name(), made);
        judge();
    }

    private void forget() throws IOException {
        if (vectors != null) {
            ArticleVectors old = vectors;
            vectors = null;
            old.close();
        }
    }

    private void followChanged() throws IOException {
        if (!hasVectorsOfNow()) {
            return;
        }
        for (ArticleId id : Set.copyOf(changed)) {
            changed.remove(id);
            vectors.follow(id);
            changedSinceJudged++;
        }
        vectors.commit();
        if (changedSinceJudged * OUTDATED > vectors.size()) {
            judge();
        }
    }

    private void judge() throws IOException {
        ByWords search = byWords;
        if (search == null || !hasVectorsOfNow()) {
            return;
        }
        Fusion.Verdict verdict = new Trial(vectors, search).verdict(articles);
        if (hasVectorsOfNow()) {
            changedSinceJudged = 0;
            used = new Used(vectors, verdict.weight());
            LOG.info("embedder {}: {}", vectors.embedder().name(), verdict.sentence());
        }
    }

    /** Embedders come and go while vectors are made. */
    private boolean hasVectorsOfNow() {
        return vectors != null && vectors.embedder() == embedder;
    }
}
