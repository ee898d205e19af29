// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
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

/** Published articles without a database: what the index reads. */
final class ArticlesInMemory implements Articles {
    private final NavigableMap<Long, Article> published = new ConcurrentSkipListMap<>();

    ArticleId put(long id, Audience audience, String question, String answer, String... keywords) {
        return putUnder("くらし＞ごみ", id, audience, question, answer, keywords);
    }

    ArticleId putUnder(
            String category,
            long id,
            Audience audience,
            String question,
            String answer,
            String... keywords) {
        int revision = published.containsKey(id) ? published.get(id).revision() + 1 : 1;
        ArticleText text =
                new ArticleText(question, answer, audience, category, List.of(keywords), List.of());
        published.put(
                id,
                new Article(
                        new ArticleId(id),
                        text,
                        ArticleState.PUBLISHED,
                        revision,
                        Instant.EPOCH,
                        "編集 太郎"));
        return new ArticleId(id);
    }

    void remove(ArticleId id) {
        published.remove(id.value());
    }

    @Override
    public Optional<Article> published(ArticleId id, Audience reader) {
        return Optional.ofNullable(published.get(id.value()))
                .filter(article -> article.text().audience().compareTo(reader) <= 0);
    }

    @Override
    public void forEachPublished(Consumer<Article> consumer) {
        published.values().forEach(consumer);
    }

    @Override
    public Page<Article> published(Audience reader, String category, PageRequest request) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Map<String, Long> categories(Audience reader) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Page<Article> list(Actor actor, String textFilter, PageRequest request) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Article get(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Article create(Actor actor, ArticleText text) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Article update(Actor actor, ArticleId id, ArticleText text) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public void publish(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public void retire(Actor actor, ArticleId id) {
        throw new UnsupportedOperationException("not needed by search");
    }
}
