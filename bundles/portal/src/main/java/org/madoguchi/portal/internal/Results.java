// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleSearch.Found;
import org.madoguchi.api.knowledge.ArticleSearch.Hit;

/**
 * What a search shows.
 *
 * @param doubtful probably none of them answers
 */
record Results(
        String query,
        List<Result> list,
        long total,
        Optional<String> didYouMean,
        boolean doubtful) {
    /**
     * @param lang language of the question; the text is Japanese
     * @param whole the text is the whole answer
     * @param category path of its first category, may be empty
     */
    record Result(
            ArticleId id,
            List<Marks.Piece> question,
            String lang,
            List<Marks.Piece> text,
            boolean whole,
            String category,
            List<String> because) {}

    static Results of(String query, Found found, Axes axes, Questions questions, Site site) {
        Marks marks = new Marks(query);
        List<Line> lines = questions.lines(found.hits(), Hit::id, Hit::question, site.language());
        List<Result> list = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Hit hit = found.hits().get(i);
            list.add(result(hit, lines.get(i), marks.and(hit.because()), axes, site));
        }
        return new Results(
                query, List.copyOf(list), found.total(), found.didYouMean(), found.doubtful());
    }

    private static Result result(Hit hit, Line question, Marks marks, Axes axes, Site site) {
        return new Result(
                hit.id(),
                marks.in(question.text()),
                question.lang(),
                marks.in(hit.snippet()),
                isWhole(hit.snippet()),
                category(hit.category(), axes, site),
                hit.because());
    }

    private static boolean isWhole(String snippet) {
        return !snippet.startsWith("…") && !snippet.endsWith("…");
    }

    private static String category(String path, Axes axes, Site site) {
        return site.japanese() || path.isEmpty()
                ? path
                : axes.tree()
                        .find(path)
                        .map(found -> axes.tree().label(found.id(), site.language()))
                        .orElse(path);
    }
}
