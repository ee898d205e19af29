// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;

/**
 * Categories that a search can be narrowed to.
 *
 * @param within what it is narrowed to
 * @param path from the tree's root down to that, empty when it is not narrowed
 */
record Facets(String query, Optional<Category> within, List<Category> path, List<Group> groups) {
    private static final int IN_GROUP = 6;

    /** Choices of one tree, or below the chosen category: most results first. */
    record Group(Category of, List<Choice> choices) {}

    record Choice(Category category, long count) {}

    static Facets of(
            String query, Optional<Category> within, Map<CategoryId, Long> counts, Axes axes) {
        List<Category> parents = within.map(List::of).orElseGet(() -> axes.tree().roots());
        List<Group> groups =
                parents.stream()
                        .map(parent -> new Group(parent, choices(parent, counts, axes)))
                        .filter(group -> !group.choices().isEmpty())
                        .toList();
        List<Category> path =
                within.map(category -> axes.tree().path(category.id())).orElse(List.of());
        return new Facets(query, within, path, groups);
    }

    private static List<Choice> choices(Category parent, Map<CategoryId, Long> counts, Axes axes) {
        return axes.tree().children(parent.id()).stream()
                .map(child -> new Choice(child, counts.getOrDefault(child.id(), 0L)))
                .filter(choice -> choice.count() > 0)
                .sorted(Comparator.comparingLong(Choice::count).reversed())
                .limit(IN_GROUP)
                .toList();
    }

    boolean empty() {
        return within.isEmpty() && groups.isEmpty();
    }

    /** Address of the same search in a category. */
    String in(Category category) {
        return "/faq/search?q=" + Site.encoded(query) + "&category=" + category.id();
    }

    String everywhere() {
        return "/faq/search?q=" + Site.encoded(query);
    }

    /** Address of the same results, to be completed with the number of a page. */
    String page() {
        return within.map(this::in).orElseGet(this::everywhere) + "&page=";
    }
}
