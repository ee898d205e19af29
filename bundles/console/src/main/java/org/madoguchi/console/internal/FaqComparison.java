// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.stream.Stream;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleRevision;

/**
 * Two texts of an article beside each other.
 *
 * @param inline in one column instead of two
 * @param others what else changed: audience, categories, times and so on
 */
record FaqComparison(
        Screen screen,
        Article article,
        List<ArticleRevision> revisions,
        ArticleRevision before,
        ArticleRevision after,
        boolean inline,
        List<Change> others,
        boolean mayEdit) {

    /** A field of its own line. */
    record Change(String name, String before, String after) {}

    List<TextDiff.Piece> question() {
        return TextDiff.words(before.text().question(), after.text().question());
    }

    List<TextDiff.Row> answer() {
        return TextDiff.rows(before.plainAnswer(), after.plainAnswer());
    }

    List<TextDiff.Row> shortAnswer() {
        return TextDiff.rows(before.text().shortAnswer(), after.text().shortAnswer());
    }

    boolean questionChanged() {
        return !before.text().question().equals(after.text().question());
    }

    boolean answerChanged() {
        return !before.plainAnswer().equals(after.plainAnswer());
    }

    boolean shortAnswerChanged() {
        return !before.text().shortAnswer().equals(after.text().shortAnswer());
    }

    /** Bold, headings, links: nothing that plain text shows. */
    boolean onlyMarkupChanged() {
        return !answerChanged() && !before.text().answer().equals(after.text().answer());
    }

    boolean nothingChanged() {
        return Stream.of(questionChanged(), answerChanged(), shortAnswerChanged())
                        .noneMatch(changed -> changed)
                && !onlyMarkupChanged()
                && others.isEmpty();
    }

    String shown(ArticleRevision revision) {
        return FaqFiles.shown(article, revision.text().answer());
    }

    String path() {
        return "/console/faq/" + article.id() + "/revisions";
    }

    String other(boolean wanted) {
        return path()
                + "?old="
                + before.number()
                + "&new="
                + after.number()
                + (wanted ? "&view=inline" : "");
    }
}
