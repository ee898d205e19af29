// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;

/** Numbers 7 and 8 are published; the second one has a short answer. */
final class TwoArticles implements Articles {
    private static final Map<Long, String> QUESTIONS =
            Map.of(7L, "粗大ごみの出し方を知りたい", 8L, "粗大ごみの料金を知りたい");
    private static final String ANSWER =
            "電話かインターネットで申し込みます。\n\n収集日の朝8時までに出してください。" + "あ".repeat(200);

    static final String SHORT = "大きさで決まります。\n300円からです。";

    @Override
    public Optional<Article> published(ArticleId id, Reader reader) {
        return Optional.ofNullable(QUESTIONS.get(id.value()))
                .filter(question -> reader == Reader.CITIZEN)
                .map(
                        question ->
                                new Article(
                                        id,
                                        ArticleText.of(question, "<p>" + ANSWER, Audience.PUBLIC)
                                                .withShortAnswer(id.value() == 8 ? SHORT : ""),
                                        ANSWER,
                                        ArticleState.PUBLISHED,
                                        1,
                                        OptionalInt.of(1),
                                        1,
                                        Instant.EPOCH,
                                        ""));
    }

    @Override
    public Page<Article> published(Reader reader, ArticleSelection selection, PageRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<CategoryId, Long> categories(Reader reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<DepartmentId, Long> departments(Reader reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forEachPublished(Consumer<Article> consumer) {
        throw new UnsupportedOperationException();
    }
}
