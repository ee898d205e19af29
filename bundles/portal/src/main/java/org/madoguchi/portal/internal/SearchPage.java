// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleSearch.Hit;

/**
 * What a search shows.
 *
 * @param category the results are narrowed to this; empty: all
 * @param categories where the results are, and how many
 * @param more there are results that are not shown
 */
record SearchPage(
        String query,
        String category,
        List<Result> results,
        Map<String, Long> categories,
        boolean more) {
    /** An answer up to this length is shown in the list as a whole. */
    static final int SHORT = 160;

    /** Results that fit this much worse than the best one are noise to a reader. */
    private static final double WORTH = 0.2;

    /**
     * @param whole the text is the whole answer
     */
    record Result(
            ArticleId id,
            List<Marks.Piece> question,
            List<Marks.Piece> text,
            boolean whole,
            String category) {}

    /**
     * @param hits with the articles they belong to, the best first
     */
    static SearchPage of(
            String query, String category, Map<Hit, Article> hits, CategoryPaths paths, int limit) {
        Marks marks = new Marks(query);
        double best = hits.keySet().stream().mapToDouble(Hit::score).max().orElse(0);
        List<Map.Entry<Hit, Article>> fitting =
                hits.entrySet().stream()
                        .filter(hit -> hit.getKey().score() >= best * WORTH)
                        .toList();
        Map<String, Long> categories = new LinkedHashMap<>();
        fitting.forEach(hit -> categories.merge(paths.path(hit.getValue()), 1L, Long::sum));
        List<Result> results =
                fitting.stream()
                        .filter(
                                hit ->
                                        category.isEmpty()
                                                || paths.path(hit.getValue()).equals(category))
                        .map(hit -> result(hit.getKey(), hit.getValue(), paths, marks))
                        .toList();
        categories.remove("");
        return new SearchPage(
                query,
                category,
                results.stream().limit(limit).toList(),
                categories,
                results.size() > limit);
    }

    private static Result result(Hit hit, Article article, CategoryPaths paths, Marks marks) {
        String answer = article.plainAnswer();
        boolean whole = answer.length() <= SHORT;
        return new Result(
                article.id(),
                marks.in(article.text().question()),
                marks.in(whole ? answer : hit.snippet()),
                whole,
                paths.path(article));
    }
}
