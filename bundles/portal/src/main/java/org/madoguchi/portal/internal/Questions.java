// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Reader;
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
                : translations.published(id, language, Reader.CITIZEN);
    }

    /** In the order of the articles. */
    List<Line> lines(List<Article> articles, Locale language) {
        return lines(articles, Article::id, article -> article.text().question(), language);
    }

    /** The same for whatever has an article's number and its question in Japanese. */
    <T> List<Line> lines(
            List<T> list,
            Function<T, ArticleId> id,
            Function<T, String> japanese,
            Locale language) {
        Map<ArticleId, String> translated =
                isJapanese(language)
                        ? Map.of()
                        : translations.questions(
                                list.stream().map(id).toList(), language, Reader.CITIZEN);
        return list.stream()
                .map(
                        one -> {
                            String found = translated.get(id.apply(one));
                            return found == null
                                    ? new Line(id.apply(one), japanese.apply(one), JAPANESE)
                                    : new Line(id.apply(one), found, language.toLanguageTag());
                        })
                .toList();
    }

    static boolean isJapanese(Locale language) {
        return language.getLanguage().equals(JAPANESE);
    }
}
