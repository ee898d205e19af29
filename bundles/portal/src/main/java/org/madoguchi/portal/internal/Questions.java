// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Translation;
import org.madoguchi.api.knowledge.Translations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Articles' questions in the reader's language where somebody has translated them. */
@Component(service = Questions.class)
public final class Questions {
    static final String JAPANESE = "ja";

    private final Translations translations;

    @Activate
    public Questions(@Reference Translations translations) {
        this.translations = translations;
    }

    Optional<Translation> translation(ArticleId id, Locale language) {
        return isJapanese(language)
                ? Optional.empty()
                : translations.published(id, language, Audience.PUBLIC);
    }

    /** In the order of the articles. */
    List<Line> lines(List<Article> articles, Locale language) {
        return articles.stream()
                .map(article -> line(article.id(), article.text().question(), language))
                .toList();
    }

    Line line(ArticleId id, String question, Locale language) {
        return translation(id, language)
                .map(found -> new Line(id, found.question(), language.toLanguageTag()))
                .orElseGet(() -> new Line(id, question, JAPANESE));
    }

    static boolean isJapanese(Locale language) {
        return language.getLanguage().equals(JAPANESE);
    }
}
