// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.storage.StorageException;

/** What the articles' own queries find by words, with the index as it is or without keywords. */
final class RankedByWords implements ByWords {
    private static final int FOUND = 100;

    private final IndexKeeper keeper;
    private final PublishedTexts texts;
    private final CityWordsSource words;

    RankedByWords(IndexKeeper keeper, PublishedTexts texts, CityWordsSource words) {
        this.keeper = keeper;
        this.texts = texts;
        this.words = words;
    }

    @Override
    public List<Map<Long, Float>> ranked(List<String> queries, boolean keywords) {
        if (keywords) {
            return ranked(keeper.open(), queries);
        }
        try (Scratch scratch = new Scratch()) {
            OpenIndex other =
                    new OpenIndex(FaqIndex.openEmpty(scratch.path()), Language.of(words.current()));
            try {
                texts.readAs(other, RankedByWords::withoutKeywords);
                other.files().commit("");
                return ranked(other, queries);
            } finally {
                other.files().close();
            }
        } catch (IOException e) {
            throw new StorageException("an embedder cannot be tried", e);
        }
    }

    private List<Map<Long, Float>> ranked(OpenIndex in, List<String> queries) {
        List<Map<Long, Float>> ranked = new ArrayList<>();
        for (String query : queries) {
            ranked.add(
                    in.queries()
                            .search(query)
                            .map(asked -> scores(in, asked.wanted(), query))
                            .orElse(Map.of()));
        }
        return ranked;
    }

    private Map<Long, Float> scores(OpenIndex in, Clause wanted, String query) {
        ArticleQuery all = ArticleQuery.of(query, Reader.ANYBODY, FOUND);
        Map<Long, Float> scores = new LinkedHashMap<>();
        keeper.read(() -> in.files().find(wanted, Map.of(), all, FOUND))
                .page()
                .forEach(hit -> scores.put(hit.id(), hit.score()));
        return scores;
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
}
