// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleSearch.Found;
import org.madoguchi.api.knowledge.ArticleSearch.Hit;

/** What a search shows. */
record Results(String query, List<Result> list, long total, Optional<String> didYouMean) {
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
        return new Results(
                query,
                found.hits().stream()
                        .map(hit -> result(hit, marks.and(hit.because()), axes, questions, site))
                        .toList(),
                found.total(),
                found.didYouMean());
    }

    private static Result result(Hit hit, Marks marks, Axes axes, Questions questions, Site site) {
        Line question = questions.line(hit.id(), hit.question(), site.language());
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
