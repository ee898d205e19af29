// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

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
import org.madoguchi.api.storage.StorageException;

/** An FAQ with the article 1, which cannot be read while the database is away. */
final class SomeArticles implements Articles {
    boolean away;

    @Override
    public Optional<Article> published(ArticleId id, Reader reader) {
        if (away) {
            throw new StorageException("away", null);
        }
        return Optional.of(id)
                .filter(asked -> asked.value() == 1)
                .map(
                        known ->
                                new Article(
                                        known,
                                        ArticleText.of("粗大ごみの出し方は？", "電話で", Audience.PUBLIC),
                                        "電話で",
                                        ArticleState.PUBLISHED,
                                        1,
                                        OptionalInt.of(1),
                                        1,
                                        Instant.EPOCH,
                                        "職員"));
    }

    @Override
    public Page<Article> published(Reader reader, ArticleSelection selection, PageRequest request) {
        throw new UnsupportedOperationException("not needed by the form");
    }

    @Override
    public Map<CategoryId, Long> categories(Reader reader) {
        throw new UnsupportedOperationException("not needed by the form");
    }

    @Override
    public Map<DepartmentId, Long> departments(Reader reader) {
        throw new UnsupportedOperationException("not needed by the form");
    }

    @Override
    public void forEachPublished(Consumer<Article> consumer) {
        throw new UnsupportedOperationException("not needed by the form");
    }
}
