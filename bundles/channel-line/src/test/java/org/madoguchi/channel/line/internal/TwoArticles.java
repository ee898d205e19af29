// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;

/** Numbers 7 and 8 are published. */
final class TwoArticles implements Articles {
    private static final Map<Long, String> QUESTIONS =
            Map.of(7L, "粗大ごみの出し方を知りたい", 8L, "粗大ごみの料金を知りたい");

    @Override
    public Optional<Article> published(ArticleId id, Audience reader) {
        return Optional.ofNullable(QUESTIONS.get(id.value()))
                .filter(question -> reader == Audience.PUBLIC)
                .map(
                        question ->
                                new Article(
                                        id,
                                        new ArticleText(
                                                question,
                                                "電話かインターネットで申し込みます。\n\n収集日の朝8時までに出してください。"
                                                        + "あ".repeat(200),
                                                Audience.PUBLIC,
                                                "",
                                                List.of(),
                                                List.of()),
                                        ArticleState.PUBLISHED,
                                        1,
                                        Instant.EPOCH,
                                        ""));
    }

    @Override
    public Page<Article> published(Audience reader, String category, PageRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Long> categories(Audience reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Article> list(Actor actor, String textFilter, PageRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Article get(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Article create(Actor actor, ArticleText text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Article update(Actor actor, ArticleId id, ArticleText text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void publish(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void retire(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forEachPublished(Consumer<Article> consumer) {
        throw new UnsupportedOperationException();
    }
}
