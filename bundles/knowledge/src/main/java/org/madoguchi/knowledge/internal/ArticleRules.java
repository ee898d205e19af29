// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.knowledge.ArticleText;

/** What an article's text must keep to. */
final class ArticleRules {
    static final int QUESTION = 300;
    static final int ANSWER = 20_000;
    static final int CATEGORY = 200;
    static final int KEYWORDS = 2_000;
    static final int DEPARTMENTS = 50;

    private ArticleRules() {}

    /**
     * The text as it will be kept: without blanks at the ends, unified line ends, no empty or
     * repeated keywords.
     *
     * @throws RejectedException naming the limit that is broken
     */
    static ArticleText checked(ArticleText text) {
        String question = text.question().replaceAll("\\p{Cc}+", " ").strip();
        String answer = text.answer().replace("\r\n", "\n").replace('\r', '\n').strip();
        String category = text.category().replaceAll("\\p{Cc}+", " ").strip();
        List<String> keywords =
                text.keywords().stream()
                        .map(word -> word.replaceAll("\\p{Cc}+", " ").strip())
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
        if (question.isEmpty()) {
            throw rejected("question.missing");
        }
        if (answer.isEmpty()) {
            throw rejected("answer.missing");
        }
        if (question.length() > QUESTION) {
            throw rejected("question.long", QUESTION);
        }
        if (answer.length() > ANSWER) {
            throw rejected("answer.long", ANSWER);
        }
        if (category.length() > CATEGORY) {
            throw rejected("category.long", CATEGORY);
        }
        if (ArticleEntity.lines(keywords).length() > KEYWORDS) {
            throw rejected("keywords.long", KEYWORDS);
        }
        if (text.departments().size() > DEPARTMENTS) {
            throw rejected("departments.many", DEPARTMENTS);
        }
        return new ArticleText(
                question,
                answer,
                text.audience(),
                category,
                keywords,
                text.departments().stream().distinct().toList());
    }

    private static RejectedException rejected(String key, Object... values) {
        return new RejectedException(LocalizedText.from(ArticleRules.class, key, values));
    }
}
