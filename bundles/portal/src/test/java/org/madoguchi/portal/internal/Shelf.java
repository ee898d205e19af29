// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleQuery;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Reader;

/** Articles and categories in memory; an article is found by a part of its question. */
final class Shelf implements Articles, ArticleSearch, Categories {
    private final Map<Long, Article> all = new TreeMap<>();
    CategoryTree categories = new CategoryTree(List.of());
    Optional<String> didYouMean = Optional.empty();
    boolean doubtful;
    List<String> because = List.of();

    void add(long id, String question, String answer, long... places) {
        add(
                id,
                ArticleText.of(question, answer, Audience.PUBLIC)
                        .withCategories(Arrays.stream(places).mapToObj(CategoryId::new).toList())
                        .withDepartments(List.of(Municipality.WASTE)));
    }

    void add(long id, ArticleText text) {
        all.put(
                id,
                new Article(
                        new ArticleId(id),
                        text,
                        text.answer().replaceAll("<[^>]*>", ""),
                        ArticleState.PUBLISHED,
                        1,
                        OptionalInt.of(1),
                        1,
                        Municipality.NOW,
                        "編集"));
    }

    @Override
    public Optional<Article> published(ArticleId id, Reader reader) {
        return readers(reader).stream().filter(article -> article.id().equals(id)).findFirst();
    }

    @Override
    public Page<Article> published(Reader reader, ArticleSelection selection, PageRequest request) {
        List<Article> found =
                readers(reader).stream()
                        .filter(
                                a ->
                                        selection
                                                .category()
                                                .map(id -> places(a).contains(id))
                                                .orElse(true))
                        .filter(
                                a ->
                                        selection
                                                .department()
                                                .map(a.text().departments()::contains)
                                                .orElse(true))
                        .filter(a -> !selection.featured() || a.text().publication().featured())
                        .toList();
        return page(found, request);
    }

    private static <T> Page<T> page(List<T> found, PageRequest request) {
        return new Page<>(
                found.stream().skip(request.offset()).limit(request.limit()).toList(),
                found.size(),
                request);
    }

    private List<Article> readers(Reader reader) {
        return all.values().stream()
                .filter(article -> reader.sees(article.text().audience()))
                .toList();
    }

    private Set<CategoryId> places(Article article) {
        return article.text().categories().stream()
                .flatMap(id -> categories.path(id).stream())
                .map(Category::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<CategoryId, Long> counts(List<Article> articles) {
        Map<CategoryId, Long> counts = new HashMap<>();
        articles.forEach(a -> places(a).forEach(id -> counts.merge(id, 1L, Long::sum)));
        return counts;
    }

    @Override
    public Map<CategoryId, Long> categories(Reader reader) {
        return counts(readers(reader));
    }

    @Override
    public Map<DepartmentId, Long> departments(Reader reader) {
        return readers(reader).stream()
                .flatMap(article -> article.text().departments().stream())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    @Override
    public void forEachPublished(Consumer<Article> consumer) {
        new ArrayList<>(all.values()).forEach(consumer);
    }

    @Override
    public Found search(ArticleQuery query) {
        List<Article> found =
                readers(query.reader()).stream()
                        .filter(a -> !query.words().isEmpty())
                        .filter(a -> a.text().question().contains(query.words()))
                        .filter(a -> query.within().map(id -> places(a).contains(id)).orElse(true))
                        .toList();
        Page<Article> page = page(found, query.page());
        return new Found(
                page.items().stream().map(this::hit).toList(),
                page.total(),
                counts(found),
                didYouMean,
                doubtful);
    }

    private Hit hit(Article article) {
        String answer = article.plainAnswer();
        return new Hit(
                article.id(),
                article.text().question(),
                answer.length() <= 120 ? answer : answer.substring(0, 120) + "…",
                article.text().categories().isEmpty()
                        ? ""
                        : categories.label(article.text().categories().get(0), Locale.JAPANESE),
                1,
                because);
    }

    @Override
    public List<Hit> suggest(String typed, Reader reader, int limit) {
        return search(typed, reader, limit);
    }

    @Override
    public long rebuild() {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public long size() {
        return all.size();
    }

    @Override
    public CategoryTree tree() {
        return categories;
    }

    @Override
    public Category add(Actor actor, Optional<CategoryId> parent, String name) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public Category ensure(Actor actor, List<String> path) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public Category describe(
            Actor actor, CategoryId id, String name, Map<Locale, String> names, String icon) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public void move(Actor actor, CategoryId id, Optional<CategoryId> parent, int position) {
        throw new UnsupportedOperationException("not needed by the portal");
    }

    @Override
    public void remove(Actor actor, CategoryId id) {
        throw new UnsupportedOperationException("not needed by the portal");
    }
}
