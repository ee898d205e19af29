// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
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
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;

/** Published articles without a database: what the index reads. */
final class ArticlesInMemory implements Articles {
    private static final CategoryId GARBAGE = new CategoryId(3);

    private final NavigableMap<Long, Article> published = new ConcurrentSkipListMap<>();

    ArticleId put(long id, Audience audience, String question, String answer, String... keywords) {
        int revision = published.containsKey(id) ? published.get(id).revision() + 1 : 1;
        ArticleText text =
                ArticleText.of(question, "<p>" + answer + "</p>", audience)
                        .withCategories(List.of(GARBAGE))
                        .withKeywords(List.of(keywords));
        published.put(
                id,
                new Article(
                        new ArticleId(id),
                        text,
                        answer,
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
    public Optional<Article> published(ArticleId id, Audience reader) {
        return Optional.ofNullable(published.get(id.value()))
                .filter(article -> article.text().audience().compareTo(reader) <= 0);
    }

    @Override
    public void forEachPublished(Consumer<Article> consumer) {
        published.values().forEach(consumer);
    }

    @Override
    public Page<Article> published(
            Audience reader, ArticleSelection selection, PageRequest request) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Map<CategoryId, Long> categories(Audience reader) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Map<DepartmentId, Long> departments(Audience reader) {
        throw new UnsupportedOperationException("not needed by search");
    }

    /** Every article is in the category くらし＞ごみ. */
    static Categories categories() {
        CategoryTree tree =
                new CategoryTree(
                        List.of(
                                category(1, Optional.empty(), "分野"),
                                category(2, Optional.of(new CategoryId(1)), "くらし"),
                                category(GARBAGE.value(), Optional.of(new CategoryId(2)), "ごみ")));
        return (Categories)
                Proxy.newProxyInstance(
                        Categories.class.getClassLoader(),
                        new Class<?>[] {Categories.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("tree")) {
                                return tree;
                            }
                            throw new UnsupportedOperationException("not needed by search");
                        });
    }

    private static Category category(long id, Optional<CategoryId> parent, String name) {
        return new Category(new CategoryId(id), parent, name, Map.of(), "", 0);
    }
}
