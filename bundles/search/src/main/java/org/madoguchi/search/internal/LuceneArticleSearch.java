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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
import org.madoguchi.api.knowledge.CategoriesChanged;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.storage.BlobStore;
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
@Component(service = {ArticleSearch.class, LuceneArticleSearch.class, DomainEventListener.class})
public final class LuceneArticleSearch implements ArticleSearch, DomainEventListener {
    private static final int MAX_HITS = 50;

    /** Nobody turns further pages, and counting more would cost every search. */
    private static final int MAX_FITTING = 100;

    /** Letters from which on what is typed may be searched for its meaning. */
    private static final int MEANING = 2;

    /** Reading more anew would make an editor wait for more than some seconds. */
    private static final int MAX_READ_FOR_PREVIEW = 5_000;

    private static final int SECONDS_TO_OPEN = 10;
    private static final Logger LOG = LoggerFactory.getLogger(LuceneArticleSearch.class);

    private final Articles articles;
    private final Categories categories;
    private final CityWordsSource words;
    private final Attachments attachments;
    private final Meaning meaning;
    private final Path path;
    private final Set<ArticleId> changed = ConcurrentHashMap.newKeySet();
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "faq-index"));
    private final AtomicBoolean mending = new AtomicBoolean();
    private final AtomicBoolean rehung = new AtomicBoolean();
    private volatile Future<Open> open;

    /** What searches use: replaced as a whole. */
    private record Open(FaqIndex files, Language language, ArticleQueries queries) {
        Open(FaqIndex files, Language language) {
            this(files, language, language.queries());
        }
    }

    @Activate
    public LuceneArticleSearch(
            @Reference Articles articles,
            @Reference Categories categories,
            @Reference StoredCityWords words,
            @Reference BlobStore blobs,
            @Reference Meaning meaning,
            BundleContext context) {
        this(
                articles,
                categories,
                words,
                new AttachedTexts(blobs),
                meaning,
                Path.of(context.getProperty("karaf.data"), "index", "faq"));
    }

    /** By words alone. */
    LuceneArticleSearch(
            Articles articles,
            Categories categories,
            CityWordsSource words,
            Attachments attachments,
            Path path) {
        this(articles, categories, words, attachments, new Meaning(articles, path), path);
    }

    LuceneArticleSearch(
            Articles articles,
            Categories categories,
            CityWordsSource words,
            Attachments attachments,
            Meaning meaning,
            Path path) {
        this.articles = articles;
        this.categories = categories;
        this.words = words;
        this.attachments = attachments;
        this.meaning = meaning;
        this.path = path;
        this.open = writing.submit(this::opened);
        writing.execute(() -> inBackground(() -> follow(open(), false)));
        writing.execute(() -> meaning.judgeBy(this::ranked));
        words.onChange(() -> writing.execute(() -> inBackground(this::followWords)));
    }

    @Deactivate
    void close() throws IOException, InterruptedException {
        words.onChange(() -> {});
        meaning.judgeBy(null);
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

    @Override
    public Found search(ArticleQuery query) {
        Open now = open();
        Optional<ArticleQueries.Asked> asked =
                now.queries().search(query.words(), query.reader(), query.within());
        if (asked.isEmpty()) {
            return Found.NOTHING;
        }
        PageRequest page = query.page();
        FaqIndex.Findings findings =
                read(
                        () ->
                                now.files()
                                        .find(
                                                fused(now, asked.get().query(), query),
                                                page.offset(),
                                                page.limit(),
                                                MAX_FITTING));
        return new Found(
                findings.page().stream().map(found -> hit(found, asked.get())).toList(),
                findings.total(),
                findings.categories().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        count -> new CategoryId(count.getKey()),
                                        Map.Entry::getValue)),
                asked.get().corrected());
    }

    private Query fused(Open now, Query byWords, ArticleQuery asked) throws IOException {
        Map<Long, Float> near = meaning.near(asked.words());
        if (near.isEmpty()) {
            return byWords;
        }
        List<FaqIndex.Found> best = now.files().find(byWords, 0, 1, 1).page();
        return best.isEmpty()
                ? byWords
                : FusedQuery.of(byWords, best.get(0).score(), near, asked.reader(), asked.within());
    }

    @Override
    public List<Hit> suggest(String typed, Audience reader, int limit) {
        if (limit < 1 || limit > MAX_HITS) {
            throw new IllegalArgumentException(
                    "limit " + limit + " is not within 1 to " + MAX_HITS);
        }
        Open now = open();
        Map<ArticleId, Hit> hits = new LinkedHashMap<>();
        now.queries().suggest(typed, reader).ifPresent(query -> suggest(now, query, limit, hits));
        if (hits.size() < limit && typed.strip().length() >= MEANING) {
            now.queries()
                    .search(typed, reader, Optional.empty())
                    .ifPresent(asked -> suggest(now, asked.query(), limit, hits));
        }
        return hits.values().stream().limit(limit).toList();
    }

    private void suggest(Open now, Query query, int limit, Map<ArticleId, Hit> hits) {
        for (FaqIndex.Found found : read(() -> now.files().find(query, 0, limit, limit)).page()) {
            Hit hit = hit(found, ArticleQueries.Asked.NOTHING);
            hits.putIfAbsent(hit.id(), hit);
        }
    }

    @Override
    public long rebuild() {
        long size =
                await(
                        writing.submit(() -> mended(() -> follow(open(), true))),
                        10,
                        TimeUnit.MINUTES);
        meaning.judgeBy(this::ranked);
        return size;
    }

    @Override
    public long size() {
        Open now = open();
        return read(now.files()::size);
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof ArticleChanged change && changed.add(change.id())) {
            writing.execute(() -> inBackground(() -> followChanged(open())));
        } else if (event instanceof CategoriesChanged && rehung.compareAndSet(false, true)) {
            writing.execute(() -> inBackground(this::followCategories));
        }
    }

    private static Hit hit(FaqIndex.Found found, ArticleQueries.Asked asked) {
        return new Hit(
                new ArticleId(found.id()),
                found.question(),
                Snippets.of(found.answer(), asked.surfaces(), asked.others()),
                found.category(),
                found.score(),
                asked.because(found.question(), found.answer()));
    }

    /**
     * Questions that searches of citizens would find with these words, ten for each; nothing is
     * changed.
     */
    List<List<String>> questions(CityWords words, List<String> searches) {
        Open now = open();
        if (now.language().reads(words)) {
            return questions(
                    new Open(now.files(), now.language().with(words.synonyms())), searches);
        }
        if (size() > MAX_READ_FOR_PREVIEW) {
            throw DictionaryRules.rejected("preview.articles", MAX_READ_FOR_PREVIEW);
        }
        try (Scratch scratch = new Scratch()) {
            Open other = new Open(FaqIndex.openEmpty(scratch.path()), Language.of(words));
            try {
                read(other, article -> true);
                other.files().commit("");
                return questions(other, searches);
            } finally {
                other.files().close();
            }
        } catch (IOException e) {
            throw new StorageException("the effect of a word cannot be tried", e);
        }
    }

    /** See {@link ByWords}. */
    private List<Map<Long, Float>> ranked(List<String> queries, boolean keywords) {
        if (keywords) {
            return ranked(open(), queries);
        }
        try (Scratch scratch = new Scratch()) {
            Open other = new Open(FaqIndex.openEmpty(scratch.path()), Language.of(words.current()));
            try {
                articles.forEachPublished(article -> put(other, withoutKeywords(article)));
                other.files().commit("");
                return ranked(other, queries);
            } finally {
                other.files().close();
            }
        } catch (IOException e) {
            throw new StorageException("an embedder cannot be tried", e);
        }
    }

    private List<Map<Long, Float>> ranked(Open in, List<String> queries) {
        List<Map<Long, Float>> ranked = new ArrayList<>();
        for (String query : queries) {
            Map<Long, Float> scores = new LinkedHashMap<>();
            in.queries()
                    .search(query, Audience.STAFF, Optional.empty())
                    .map(
                            asked ->
                                    read(
                                            () ->
                                                    in.files()
                                                            .find(
                                                                    asked.query(),
                                                                    0,
                                                                    MAX_FITTING,
                                                                    MAX_FITTING)))
                    .ifPresent(
                            found ->
                                    found.page().forEach(hit -> scores.put(hit.id(), hit.score())));
            ranked.add(scores);
        }
        return ranked;
    }

    private static Article withoutKeywords(Article article) {
        return new Article(
                article.id(),
                article.text().withKeywords(List.of()),
                article.plainAnswer(),
                article.state(),
                article.revision(),
                article.published(),
                article.version(),
                article.updatedAt(),
                article.updatedBy());
    }

    private List<List<String>> questions(Open with, List<String> searches) {
        List<List<String>> found = new ArrayList<>();
        for (String search : searches) {
            Optional<ArticleQueries.Asked> asked =
                    with.queries().search(search, Audience.PUBLIC, Optional.empty());
            found.add(
                    asked.isEmpty()
                            ? List.of()
                            : read(() -> with.files().find(asked.get().query(), 0, 10, 10))
                                    .page()
                                    .stream()
                                    .map(FaqIndex.Found::question)
                                    .toList());
        }
        return found;
    }

    /**
     * An index with nothing in it would say that nothing was found: searches wait until it is
     * filled.
     */
    private Open opened() throws IOException {
        Language language = Language.of(words.current());
        FaqIndex files = FaqIndex.open(path, language.version());
        files.fill(language.lexicon());
        Open opened = new Open(files, language);
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
    private long follow(Open now, boolean everything) throws IOException {
        Map<String, Long> known = now.files().versions();
        Set<String> gone = new HashSet<>(known.keySet());
        long written =
                read(
                        now,
                        article -> {
                            showChanged(now);
                            String id = article.id().toString();
                            gone.remove(id);
                            return everything
                                    || !Long.valueOf(article.version()).equals(known.get(id));
                        });
        for (String id : gone) {
            now.files().remove(id);
        }
        if (everything || written > 0 || !gone.isEmpty()) {
            now.files().commit(now.language().version());
            LOG.info("FAQ index: {} articles written, {} removed", written, gone.size());
        }
        return now.files().size();
    }

    /** Reading all may take minutes: what is changed meanwhile is shown in between. */
    private void showChanged(Open now) {
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

    private long read(Open into, Predicate<Article> wanted) {
        long[] written = {0};
        articles.forEachPublished(
                article -> {
                    if (wanted.test(article)) {
                        put(into, article);
                        written[0]++;
                    }
                });
        return written[0];
    }

    private long followChanged(Open now) throws IOException {
        bringInChanged(now);
        now.files().commit(now.language().version());
        return now.files().size();
    }

    private void bringInChanged(Open into) throws IOException {
        for (ArticleId id : Set.copyOf(changed)) {
            changed.remove(id);
            Optional<Article> article = articles.published(id, Audience.STAFF);
            if (article.isPresent()) {
                put(into, article.get());
            } else {
                into.files().remove(id.toString());
            }
        }
    }

    /** Synonyms count at once; for words that are cut otherwise all texts are read anew first. */
    private long followWords() throws IOException {
        CityWords latest = words.current();
        Open now = open();
        if (now.language().reads(latest)) {
            open =
                    CompletableFuture.completedFuture(
                            new Open(now.files(), now.language().with(latest.synonyms())));
            return now.files().size();
        }
        Open next = new Open(now.files(), Language.of(latest));
        long size = follow(next, true);
        open = CompletableFuture.completedFuture(next);
        return size;
    }

    private void put(Open into, Article article) {
        Language language = into.language();
        try {
            into.files()
                    .put(
                            article.id().toString(),
                            new ArticleDocuments(
                                            language.analysis(), language.lexicon(), attachments)
                                    .document(article, categories.tree()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Open open() {
        return await(open, SECONDS_TO_OPEN, TimeUnit.SECONDS);
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    private <T> T read(Reading<T> reading) {
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
            Open broken = open();
            broken.files().discard();
            Open empty = new Open(FaqIndex.openEmpty(path), broken.language());
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
