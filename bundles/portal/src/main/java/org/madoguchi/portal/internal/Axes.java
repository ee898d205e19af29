// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;

/** The category trees as readers walk them: only what has articles (FJ-092). */
record Axes(CategoryTree tree, Map<CategoryId, Long> counts, List<Branch> roots) {
    /** How a list of branches looks best. */
    enum Look {
        /** Big pictures with a word. */
        TILES,
        /** Each with what hangs below it. */
        CARDS,
        /** Words in a row. */
        CHIPS
    }

    /**
     * @param count articles here and below
     */
    record Branch(Category category, long count, List<Branch> below) {
        Look look() {
            if (below.stream().anyMatch(branch -> !branch.below().isEmpty())) {
                return Look.CARDS;
            }
            return below.stream().anyMatch(branch -> !branch.category().icon().isEmpty())
                    ? Look.TILES
                    : Look.CHIPS;
        }
    }

    static Axes of(CategoryTree tree, Map<CategoryId, Long> counts) {
        return new Axes(tree, Map.copyOf(counts), branches(tree, tree.roots(), counts));
    }

    private static List<Branch> branches(
            CategoryTree tree, List<Category> level, Map<CategoryId, Long> counts) {
        List<Branch> branches = new ArrayList<>();
        for (Category category : level) {
            long count = counts.getOrDefault(category.id(), 0L);
            if (count > 0) {
                branches.add(
                        new Branch(
                                category,
                                count,
                                branches(tree, tree.children(category.id()), counts)));
            }
        }
        return List.copyOf(branches);
    }

    /** The first tree, where it is one of pictures: it stands before everything else. */
    List<Branch> first() {
        return roots.stream().limit(1).filter(root -> root.look() == Look.TILES).toList();
    }

    List<Branch> others() {
        return roots.subList(first().size(), roots.size());
    }

    /** What hangs directly below a category and has articles. */
    List<Branch> below(CategoryId category) {
        return branches(tree, tree.children(category), counts);
    }
}
