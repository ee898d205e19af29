// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
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

    /** Raise it when what is embedded of an article changes. */
    private static final String VERSION = "1";

    /** What an article is about stands at its beginning. */
    private static final int LETTERS = 1_000;

    private static final int AT_ONCE = 4;
    private static final int PATIENCE_MILLIS = 100;

    /** One article in so many changed: what was found out may not hold any more. */
    private static final int OUTDATED = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Meaning.class);

    private final Articles articles;
    private final Path path;
    private final Analysis analysis = new Analysis();
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
    private Vectors vectors;

    private int changedSinceJudged;

    /** What searches use. */
    private record Used(Embedder embedder, Vectors vectors, float weight) {}

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
        analysis.close();
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
                LOG.debug("embedder {} is slow", now.embedder().name());
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("embedder {} is busy", now.embedder().name());
        } catch (ExecutionException e) {
            LOG.debug("embedder {} failed", now.embedder().name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    private Map<Long, Float> near(Used now, String words) throws IOException {
        Optional<float[]> vector = vector(now.embedder(), words);
        Map<Long, Float> near = new LinkedHashMap<>();
        if (vector.isPresent()) {
            now.vectors()
                    .nearest(vector.get(), NEAR)
                    .forEach((id, cosine) -> near.put(id, cosine * now.weight()));
        }
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
        int dimension = added.dimension();
        if (dimension < 1 || dimension > Embedder.MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "embedder "
                            + added.name()
                            + " has "
                            + dimension
                            + " dimensions; 1 to "
                            + Embedder.MOST_DIMENSIONS
                            + " can be indexed");
        }
        vectors = Vectors.open(path, VERSION + " " + dimension + " " + added.name());
        follow(added);
        judge();
    }

    private void forget() throws IOException {
        if (vectors != null) {
            Vectors old = vectors;
            vectors = null;
            old.close();
        }
    }

    private void follow(Embedder now) throws IOException {
        Map<Long, Long> known = vectors.versions();
        Set<Long> gone = new HashSet<>(known.keySet());
        AtomicInteger made = new AtomicInteger();
        articles.forEachPublished(
                article -> {
                    long id = article.id().value();
                    gone.remove(id);
                    // making vectors may take minutes: stop when nobody wants them any more
                    if (embedder == now && !Long.valueOf(article.version()).equals(known.get(id))) {
                        put(now, article);
                        made.incrementAndGet();
                    }
                });
        for (long id : gone) {
            vectors.remove(id);
        }
        vectors.commit();
        LOG.info("embedder {}: {} vectors made", now.name(), made);
    }

    private void put(Embedder now, Article article) {
        String text = article.text().question() + "\n" + article.plainAnswer();
        try {
            vectors.put(article.id().value(), article.version(), vector(now, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void followChanged() throws IOException {
        Embedder now = embedder;
        if (now == null || vectors == null) {
            return;
        }
        for (ArticleId id : Set.copyOf(changed)) {
            changed.remove(id);
            Optional<Article> article = articles.published(id, Audience.STAFF);
            if (article.isPresent()) {
                put(now, article.get());
            } else {
                vectors.remove(id.value());
            }
            changedSinceJudged++;
        }
        vectors.commit();
        if (changedSinceJudged * OUTDATED > vectors.versions().size()) {
            judge();
        }
    }

    private void judge() throws IOException {
        Embedder now = embedder;
        ByWords search = byWords;
        if (now == null || search == null || vectors == null) {
            return;
        }
        OwnQueries own = new OwnQueries();
        articles.forEachPublished(own::add);
        Fusion.Verdict verdict =
                Fusion.judge(
                        asked(now, search, own.untold(), false),
                        asked(now, search, own.told(), true));
        if (embedder != now) {
            return;
        }
        changedSinceJudged = 0;
        used = new Used(now, vectors, verdict.weight());
        LOG.info("embedder {}: {}", now.name(), verdict.sentence());
    }

    private List<Fusion.Query> asked(
            Embedder now, ByWords search, List<OwnQueries.Query> queries, boolean keywords)
            throws IOException {
        List<Map<Long, Float>> byWords =
                search.ranked(queries.stream().map(OwnQueries.Query::words).toList(), keywords);
        List<Fusion.Query> asked = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            Optional<float[]> vector = vector(now, queries.get(i).words());
            asked.add(
                    new Fusion.Query(
                            queries.get(i).right(),
                            byWords.get(i),
                            vector.isEmpty() ? Map.of() : vectors.nearest(vector.get(), NEAR)));
        }
        return asked;
    }

    Optional<float[]> vector(Embedder by, String text) {
        String begin = text.length() <= LETTERS ? text : text.substring(0, LETTERS);
        List<String> words =
                analysis.split(JapaneseText.normalized(begin)).stream()
                        .flatMap(Word::withParts)
                        .filter(Word::content)
                        .map(Word::term)
                        .toList();
        return by.embed(new Embedder.Passage(begin, words))
                .flatMap(vector -> unit(vector, by.dimension()));
    }

    /** Of length 1; empty when it points nowhere. */
    private static Optional<float[]> unit(float[] vector, int dimension) {
        if (vector.length != dimension) {
            throw new IllegalArgumentException(
                    "a vector of " + vector.length + " dimensions instead of " + dimension);
        }
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        if (!(square > 0) || square == Double.POSITIVE_INFINITY) {
            return Optional.empty();
        }
        float[] unit = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(square));
        }
        return Optional.of(unit);
    }
}
