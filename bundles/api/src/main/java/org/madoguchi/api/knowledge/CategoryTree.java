// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All categories as they are at one moment. Immutable. */
public final class CategoryTree {
    /** Stands between the names of a path. */
    public static final String LEVEL = "＞";

    private final Map<CategoryId, Category> all = new LinkedHashMap<>();
    private final Map<Optional<CategoryId>, List<Category>> children;

    public CategoryTree(List<Category> categories) {
        categories.stream()
                .sorted(
                        Comparator.comparingInt(Category::position)
                                .thenComparing(category -> category.id().value()))
                .forEach(category -> all.put(category.id(), category));
        children =
                all.values().stream()
                        .collect(Collectors.groupingBy(Category::parent, Collectors.toList()));
    }

    /** One for each tree, in their order. */
    public List<Category> roots() {
        return children.getOrDefault(Optional.<CategoryId>empty(), List.of());
    }

    /** In their order; empty for a leaf. */
    public List<Category> children(CategoryId parent) {
        return children.getOrDefault(Optional.of(parent), List.of());
    }

    public Optional<Category> find(CategoryId id) {
        return Optional.ofNullable(all.get(id));
    }

    /** From the root down to the category itself; empty when there is none with this id. */
    public List<Category> path(CategoryId id) {
        Deque<Category> path = new ArrayDeque<>();
        Optional<Category> next = find(id);
        while (next.isPresent() && path.size() <= all.size()) {
            path.addFirst(next.get());
            next = next.get().parent().flatMap(this::find);
        }
        return List.copyOf(path);
    }

    /** Names from the root down with {@link #LEVEL} between them, as lists and CSV files say it. */
    public String label(CategoryId id, Locale language) {
        return path(id).stream()
                .map(category -> category.in(language))
                .collect(Collectors.joining(LEVEL));
    }

    /**
     * @param path Japanese names from the root down with {@link #LEVEL} between them
     */
    public Optional<Category> find(String path) {
        Optional<Category> found = Optional.empty();
        for (String name : path.split(LEVEL, -1)) {
            List<Category> level = found.isEmpty() ? roots() : children(found.orElseThrow().id());
            found = level.stream().filter(node -> node.name().equals(name.strip())).findFirst();
            if (found.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    /** The category and everything below it. */
    public List<CategoryId> below(CategoryId id) {
        List<CategoryId> found = new ArrayList<>();
        find(id).ifPresent(category -> found.add(category.id()));
        for (int next = 0; next < found.size(); next++) {
            children(found.get(next)).forEach(child -> found.add(child.id()));
        }
        return List.copyOf(found);
    }
}
