// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.CategoriesChanged;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The shelf as readers see it, in plain SQL: nothing of the FAQ is read more often. */
@Component(service = {Articles.class, DomainEventListener.class})
public final class PublishedArticles implements Articles, DomainEventListener {
    /** Rows read at a time when all of them are wanted: an index build must not hold them all. */
    private static final int BATCH = 200;

    private static final String SHOWN =
            "SELECT "
                    + TextRows.ARTICLE
                    + " FROM knowledge_shelf s"
                    + " JOIN knowledge_text t ON t.id = s.text_id"
                    + " JOIN knowledge_article a ON a.id = s.article_id";
    private final KnowledgeStore store;
    private final ShelfCounts counts;
    private final ExecutorService counting =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "faq-counts"));

    @Activate
    public PublishedArticles(@Reference KnowledgeStore store) {
        this(store, Duration.ofMillis(200));
    }

    PublishedArticles(KnowledgeStore store, Duration quick) {
        this.store = store;
        this.counts = new ShelfCounts(store, counting, quick);
    }

    @Deactivate
    void close() throws InterruptedException {
        counting.shutdown();
        counting.awaitTermination(30, TimeUnit.SECONDS);
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof ArticleChanged || event instanceof CategoriesChanged) {
            counts.forget();
        }
    }

    @Override
    public Optional<Article> published(ArticleId id, Reader reader) {
        return store
                .ask(
                        Select.of(
                                SHOWN + " WHERE s.article_id = ? AND" + Shelf.VISIBLE,
                                TextRows::shown,
                                with(id.value(), reader)))
                .stream()
                .findFirst();
    }

    private Object[] with(long article, Reader reader) {
        return Stream.concat(
                        Stream.of(article), Shelf.parameters(reader, store.nowAsColumn()).stream())
                .toArray();
    }

    @Override
    public Page<Article> published(Reader reader, ArticleSelection selection, PageRequest request) {
        ShelfQuery query = ShelfQuery.of(reader, selection, store.nowAsColumn());
        List<Long> texts = store.ask(query.texts(request));
        List<Article> items =
                store.ask(Select.ofEach(TextRows.ANY + " WHERE t.id = ?", TextRows::shown, texts));
        long total = query.known(counts.of(reader)).orElseGet(() -> count(query));
        // the counts may be a moment older than the rows
        return new Page<>(items, Math.max(total, request.offset() + items.size()), request);
    }

    private long count(ShelfQuery query) {
        return store.ask(query.count()).get(0);
    }

    @Override
    public Map<CategoryId, Long> categories(Reader reader) {
        return counts.of(reader).categories();
    }

    @Override
    public Map<DepartmentId, Long> departments(Reader reader) {
        return counts.of(reader).departments();
    }

    @Override
    public void forEachPublished(Consumer<Article> consumer) {
        long last = Long.MIN_VALUE;
        List<Article> batch;
        do {
            batch =
                    store.ask(
                            Select.of(
                                    SHOWN
                                            + " WHERE s.article_id > ? AND"
                                            + Shelf.VISIBLE
                                            + " ORDER BY s.article_id FETCH FIRST "
                                            + BATCH
                                            + " ROWS ONLY",
                                    TextRows::shown,
                                    with(last, Reader.ANYBODY)));
            batch.forEach(consumer);
            if (!batch.isEmpty()) {
                last = batch.get(batch.size() - 1).id().value();
            }
        } while (batch.size() == BATCH);
    }
}
