// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds articles in the words of the person who asks. Safe for use by several threads. */
public interface ArticleSearch {
    /** Empty for words without content. */
    Found search(ArticleQuery query);

    /**
     * The best first.
     *
     * @param limit 1 to 50
     */
    default List<Hit> search(String words, Reader reader, int limit) {
        return search(ArticleQuery.of(words, reader, limit)).hits();
    }

    /**
     * Questions that begin like what is being typed (also by reading), the best first, without
     * snippets.
     */
    List<Hit> suggest(String typed, Reader reader, int limit);

    /**
     * Builds the index anew from the articles; searches go on meanwhile. Returns how many were
     * indexed.
     */
    long rebuild();

    /** Number of articles that can be found now. */
    long size();

    /**
     * @param hits of the page that was asked for, the best first
     * @param total how many articles fit at all
     * @param categories how many of the fitting articles each category has with all below it
     * @param didYouMean words that find more, when what was typed finds little
     * @param doubtful even the best article has little of what was asked for: probably none answers
     */
    record Found(
            List<Hit> hits,
            long total,
            Map<CategoryId, Long> categories,
            Optional<String> didYouMean,
            boolean doubtful) {
        public static final Found NOTHING =
                new Found(List.of(), 0, Map.of(), Optional.empty(), false);

        public Found {
            hits = List.copyOf(hits);
            categories = Map.copyOf(categories);
        }
    }

    /**
     * @param snippet part of the answer that fits the words
     * @param category path of its first category in Japanese, may be empty
     * @param score comparable only within one answer
     * @param because words of the article that stand for words of the search and differ from them:
     *     synonyms and official names
     */
    record Hit(
            ArticleId id,
            String question,
            String snippet,
            String category,
            double score,
            List<String> because) {
        public Hit {
            because = List.copyOf(because);
        }
    }
}
