// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.Translation;

/**
 * An article as a reader sees it.
 *
 * @param translation what is shown instead of the Japanese
 * @param translatable the Japanese is shown although there is a translation
 * @param places paths of its categories from the root down
 */
record ArticlePage(
        Article article,
        Optional<Translation> translation,
        boolean translatable,
        List<List<Category>> places,
        List<Department> departments,
        List<Line> related) {
    String address() {
        return "/faq/" + article.id();
    }

    String question() {
        return translation.map(Translation::question).orElse(article.text().question());
    }

    /** Safe HTML. */
    String answer() {
        return translation.map(Translation::answer).orElse(article.text().answer());
    }

    /** The answer's words alone. */
    String plainAnswer() {
        return translation
                .map(shown -> HtmlText.plain(shown.answer()))
                .orElse(article.plainAnswer());
    }

    String lang() {
        return translation
                .map(shown -> shown.language().toLanguageTag())
                .orElse(Questions.JAPANESE);
    }

    boolean byMachine() {
        return translation
                .filter(shown -> shown.origin().equals(Translation.Origin.MACHINE))
                .isPresent();
    }

    /** The Japanese text was changed after it was translated. */
    boolean outdated() {
        return translation.isPresent()
                && translation.get().ofRevision() < article.published().orElse(0);
    }

    String address(ArticleFile file) {
        return address()
                + "/files/"
                + file.blob()
                + "/"
                + Site.encoded(file.fileName()).replace("+", "%20");
    }

    /** What kind of file, as people say it: PDF, XLSX. */
    static String kind(ArticleFile file) {
        int dot = file.fileName().lastIndexOf('.');
        return dot < 0 ? "" : file.fileName().substring(dot + 1).toUpperCase(Locale.ROOT);
    }
}
