// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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

/** Published articles without a database: what the index reads. */
final class ArticlesInMemory implements Articles {
    private final NavigableMap<Long, Article> published = new ConcurrentSkipListMap<>();

    ArticleId put(long id, Audience audience, String question, String answer, String... keywords) {
        return put(
                id,
                ArticleText.of(question, answer, audience).withKeywords(List.of(keywords)),
                UnaryOperator.identity());
    }

    ArticleId put(long id, ArticleText text, UnaryOperator<ArticleText> more) {
        int revision = published.containsKey(id) ? published.get(id).revision() + 1 : 1;
        published.put(
                id,
                new Article(
                        new ArticleId(id),
                        more.apply(text),
                        text.answer(),
                        ArticleState.PUBLISHED,
                        revision,
                        OptionalInt.of(revision),
                        revision,
                        Instant.EPOCH,
                        "編集 太郎"));
        return new ArticleId(id);
    }

    void remove(ArticleId id) {
        published.remove(id.value());
    }

    @Override
    public Optional<Article> published(ArticleId id, Reader reader) {
        return Optional.ofNullable(published.get(id.value()))
                .filter(article -> reader.sees(article.text().audience()));
    }

    @Override
    public void forEachPublished(Consumer<Article> consumer) {
        published.values().forEach(consumer);
    }

    @Override
    public Page<Article> published(Reader reader, ArticleSelection selection, PageRequest request) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Map<CategoryId, Long> categories(Reader reader) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Map<DepartmentId, Long> departments(Reader reader) {
        throw new UnsupportedOperationException("not needed by search");
    }
}
