// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.knowledge.ArticleChanged;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.CategoriesChanged;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.storage.BlobStore;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Search over an index that is derived from {@link Articles} and may be lost at any time; {@link
 * IndexKeeper} keeps it.
 */
@Component(service = {ArticleSearch.class, LuceneArticleSearch.class, DomainEventListener.class})
public final class LuceneArticleSearch implements ArticleSearch, DomainEventListener {
    private static final int MAX_HITS = 50;

    /** Nobody turns further pages, and counting more would cost every search. */
    private static final int MAX_FITTING = 100;

    /** Letters from which on what is typed may be searched for its meaning. */
    private static final int MEANING = 2;

    /** Chosen on queries of our own: docs/adr/0058-doubtful-results.md. */
    private static final float DOUBTFUL = 0.13f;

    private final IndexKeeper keeper;
    private final Preview preview;
    private final Meaning meaning;
    private final ByWords byWords;

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
        PublishedTexts texts = new PublishedTexts(articles, categories, attachments);
        this.keeper = new IndexKeeper(texts, words, path);
        this.preview = new Preview(keeper, texts);
        this.meaning = meaning;
        this.byWords = new RankedByWords(keeper, texts, words);
        keeper.whenReady(() -> meaning.judgeBy(byWords));
    }

    @Deactivate
    void close() throws IOException, InterruptedException {
        meaning.judgeBy(null);
        keeper.close();
    }

    @Override
    public Found search(ArticleQuery query) {
        OpenIndex now = keeper.open();
        Optional<ArticleQueries.Asked> asked = now.queries().search(query.words());
        if (asked.isEmpty()) {
            return Found.NOTHING;
        }
        Findings findings = find(now, asked.get(), meaning.near(query.words()), query, MAX_FITTING);
        return new Found(
                findings.page().stream().map(found -> hit(found, asked.get())).toList(),
                findings.total(),
                findings.categories().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        count -> new CategoryId(count.getKey()),
                                        Map.Entry::getValue)),
                asked.get().corrected(),
                query.within().isEmpty() && isDoubtful(findings, asked.get()));
    }

    /** By words alone: what a vector finds has a score of its own. */
    private static boolean isDoubtful(Findings findings, ArticleQueries.Asked asked) {
        return findings.total() > 0 && findings.share() * asked.known() * asked.known() < DOUBTFUL;
    }

    @Override
    public List<Hit> suggest(String typed, Reader reader, int limit) {
        if (limit < 1 || limit > MAX_HITS) {
            throw new IllegalArgumentException(
                    "limit " + limit + " is not within 1 to " + MAX_HITS);
        }
        OpenIndex now = keeper.open();
        Map<ArticleId, Hit> hits = new LinkedHashMap<>();
        Suggestions.of(typed, reader)
                .map(begun -> keeper.read(() -> now.files().find(begun, limit)))
                .ifPresent(found -> suggest(found, hits));
        if (hits.size() < limit && typed.strip().length() >= MEANING) {
            ArticleQuery meant = ArticleQuery.of(typed, reader, limit);
            now.queries()
                    .search(typed)
                    .map(asked -> find(now, asked, Map.of(), meant, limit).page())
                    .ifPresent(found -> suggest(found, hits));
        }
        return hits.values().stream().limit(limit).toList();
    }

    private static void suggest(List<Findings.Found> questions, Map<ArticleId, Hit> hits) {
        for (Findings.Found found : questions) {
            ArticleId id = new ArticleId(found.id());
            hits.putIfAbsent(
                    id,
                    new Hit(id, found.question(), "", found.category(), found.score(), List.of()));
        }
    }

    private Findings find(
            OpenIndex in,
            ArticleQueries.Asked asked,
            Map<Long, Float> near,
            ArticleQuery query,
            int most) {
        return keeper.read(() -> in.files().find(asked.wanted(), near, query, most));
    }

    @Override
    public long rebuild() {
        long size = keeper.rebuild();
        meaning.judgeBy(byWords);
        return size;
    }

    @Override
    public long size() {
        return keeper.read(keeper.open().files()::size);
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof ArticleChanged change) {
            keeper.changed(change.id());
        } else if (event instanceof CategoriesChanged) {
            keeper.rehung();
        }
    }

    /**
     * Questions that searches of citizens would find with these words, ten for each; nothing is
     * changed.
     */
    List<List<String>> questions(CityWords words, List<String> searches) {
        return preview.questions(words, searches);
    }

    private static Hit hit(Findings.Found found, ArticleQueries.Asked asked) {
        return new Hit(
                new ArticleId(found.id()),
                found.question(),
                Snippets.of(found.answer(), asked.surfaces(), asked.others()),
                found.category(),
                found.score(),
                asked.because(found.question(), found.answer()));
    }
}
