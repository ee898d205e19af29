// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryTree;

/**
 * A category as one line of a list that shows the trees.
 *
 * @param depth 0 for the root of a tree
 * @param path names from the root down
 */
record CategoryChoice(Category category, int depth, String name, String path) {

    String id() {
        return category.id().toString();
    }

    /** For a select box, where blanks would be lost. */
    String indented() {
        return "　".repeat(depth) + name;
    }

    /** All categories, each before those below it. */
    static List<CategoryChoice> of(CategoryTree tree, Locale language) {
        List<CategoryChoice> choices = new ArrayList<>();
        tree.roots().forEach(root -> add(choices, tree, root, 0, language));
        return choices;
    }

    static List<CategoryChoice> below(CategoryTree tree, Category root, Locale language) {
        List<CategoryChoice> choices = new ArrayList<>();
        tree.children(root.id()).forEach(child -> add(choices, tree, child, 0, language));
        return choices;
    }

    private static void add(
            List<CategoryChoice> choices,
            CategoryTree tree,
            Category category,
            int depth,
            Locale language) {
        choices.add(
                new CategoryChoice(
                        category,
                        depth,
                        category.in(language),
                        tree.label(category.id(), language)));
        tree.children(category.id())
                .forEach(child -> add(choices, tree, child, depth + 1, language));
    }
}
