// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.storage.StorageException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search over an index that is derived from {@link Articles} and may be lost at any time. All
 * writing happens in order on one thread; it opens the index, brings it up to date and follows the
 * events. Searches wait for the opening, and for the filling of an empty index, only.
 */
@Component(service = {ArticleSearch.class, DomainEventListener.class})
public final class LuceneArticleSearch implements ArticleSearch, DomainEventListener {
    private static final int MAX_HITS = 50;
    private static final int SECONDS_TO_OPEN = 10;
    private static final Logger LOG = LoggerFactory.getLogger(LuceneArticleSearch.class);

    private final Articles articles;
    private final Path path;
    private final Analysis analysis = new Analysis();
    private final ArticleDocuments documents;
    private final ArticleQueries queries = new ArticleQueries(analysis);
    private final Snippets snippets = new Snippets(analysis);
    private final Set<ArticleId> changed = ConcurrentHashMap.newKeySet();
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "faq-index"));
    private final AtomicBoolean mending = new AtomicBoolean();
    private volatile Future<FaqIndex> index;

    @Activate
    public LuceneArticleSearch(
            @Reference Articles articles, @Reference Categories categories, BundleContext context) {
        this(articles, categories, Path.of(context.getProperty("karaf.data"), "index", "faq"));
    }

    LuceneArticleSearch(Articles articles, Categories categories, Path path) {
        this.articles = articles;
        this.documents = new ArticleDocuments(analysis, categories);
        this.path = path;
        this.index = writing.submit(this::opened);
        writing.execute(() -> inBackground(() -> follow(index(), false)));
    }

    @Deactivate
    void close() throws IOException, InterruptedException {
        writing.shutdown(); // an interrupt would close Lucene's files under its hands
        if (!writing.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("the FAQ index in {} is still being written", path);
        }
        try {
            index().close();
        } catch (StorageException e) {
            LOG.debug("the FAQ index was never opened", e);
        }
        analysis.close();
    }

    @Override
    public Found search(ArticleQuery query) {
        Optional<Query> asked = queries.search(query.words(), query.reader(), query.within());
        PageRequest page = query.page();
        List<Hit> hits = find(asked, page.offset() + page.limit(), queries.words(query.words()));
        if (hits.isEmpty()) {
            return Found.NOTHING;
        }
        return new Found(
                hits.subList(Math.min(page.offset(), hits.size()), hits.size()),
                read(files -> files.count(asked.orElseThrow())),
                Map.of(),
                Optional.empty());
    }

    @Override
    public List<Hit> suggest(String typed, Audience reader, int limit) {
        return find(queries.suggest(typed, reader), limit, Set.of());
    }

    @Override
    public long rebuild() {
        return await(
                writing.submit(() -> mended(() -> follow(index(), true))), 10, TimeUnit.MINUTES);
    }

    @Override
    public long size() {
        return read(FaqIndex::size);
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof ArticleChanged change && changed.add(change.id())) {
            writing.execute(() -> inBackground(this::followChanged));
        }
    }

    private List<Hit> find(Optional<Query> query, int limit, Set<String> words) {
        if (limit < 1 || limit > MAX_HITS) {
            throw new IllegalArgumentException(
                    "limit " + limit + " is not within 1 to " + MAX_HITS);
        }
        if (query.isEmpty()) {
            return List.of();
        }
        return read(files -> files.find(query.get(), limit)).stream()
                .map(found -> hit(found, words))
                .toList();
    }

    private Hit hit(FaqIndex.Found found, Set<String> words) {
        return new Hit(
                new ArticleId(Long.parseLong(found.document().get(Fields.ID))),
                found.document().get(Fields.QUESTION),
                snippets.of(found.document().get(Fields.ANSWER), words),
                found.document().get(Fields.CATEGORY),
                found.score(),
                List.of());
    }

    /**
     * An index with nothing in it would say that nothing was found: searches wait until it is
     * filled.
     */
    private FaqIndex opened() throws IOException {
        FaqIndex files = FaqIndex.open(path, analysis);
        if (files.size() == 0) {
            try {
                follow(files, true);
            } catch (RuntimeException e) {
                LOG.error(
                        "the FAQ index could not be filled; the next change or start tries again",
                        e);
            }
        }
        return files;
    }

    /** Brings in what the index lacks (or everything), takes out what is not published any more. */
    private long follow(FaqIndex files, boolean everything) throws IOException {
        Map<String, Integer> known = files.revisions();
        Set<String> gone = new HashSet<>(known.keySet());
        long[] written = {0};
        articles.forEachPublished(
                article -> {
                    String id = article.id().toString();
                    gone.remove(id);
                    if (everything || !Integer.valueOf(article.revision()).equals(known.get(id))) {
                        put(files, article);
                        written[0]++;
                    }
                });
        for (String id : gone) {
            files.remove(id);
        }
        if (everything || written[0] > 0 || !gone.isEmpty()) {
            files.commit();
            LOG.info("FAQ index: {} articles written, {} removed", written[0], gone.size());
        }
        return files.size();
    }

    private long followChanged() throws IOException {
        FaqIndex files = index();
        for (ArticleId id : Set.copyOf(changed)) {
            changed.remove(id);
            Optional<Article> article = articles.published(id, Audience.STAFF);
            if (article.isPresent()) {
                put(files, article.get());
            } else {
                files.remove(id.toString());
            }
        }
        files.commit();
        return files.size();
    }

    private void put(FaqIndex files, Article article) {
        try {
            files.put(article.id().toString(), documents.document(article));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FaqIndex index() {
        return await(index, SECONDS_TO_OPEN, TimeUnit.SECONDS);
    }

    private interface Reading<T> {
        T from(FaqIndex files) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.from(index());
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
            index().discard();
            FaqIndex empty = FaqIndex.openEmpty(path, analysis);
            index = CompletableFuture.completedFuture(empty);
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
