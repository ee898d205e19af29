// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;

/** What a change of the category trees must keep to. */
record TreeRules(CategoryTree tree) {
    private static final int DEPTH = 5;
    private static final int NAME = 60;

    /**
     * @throws NotFoundException when there is no such category
     */
    Category known(CategoryId id) {
        return tree.find(id).orElseThrow(() -> new NotFoundException("no category " + id));
    }

    Optional<Category> find(List<String> path) {
        return tree.find(
                String.join(CategoryTree.LEVEL, path.stream().map(ArticleRules::line).toList()));
    }

    List<Category> siblings(Optional<CategoryId> parent) {
        return parent.map(tree::children).orElseGet(tree::roots);
    }

    /**
     * The name as it will be kept.
     *
     * @param own the category that has it already or will have it; empty for a new one
     */
    String name(Optional<CategoryId> parent, Optional<CategoryId> own, String name) {
        String checked = ArticleRules.line(name);
        ArticleRules.require(!checked.isEmpty(), "category.missing");
        ArticleRules.require(checked.length() <= NAME, "category.long", NAME);
        ArticleRules.require(!checked.contains(CategoryTree.LEVEL), "category.level");
        ArticleRules.require(
                siblings(parent).stream()
                        .filter(sibling -> !own.equals(Optional.of(sibling.id())))
                        .noneMatch(sibling -> sibling.name().equals(checked)),
                "category.taken",
                checked);
        return checked;
    }

    /** For a new category. */
    void requireDepth(Optional<CategoryId> parent) {
        ArticleRules.require(depth(parent) < DEPTH, "category.deep", DEPTH);
    }

    /** For one that moves with all below it. */
    void requireDepth(Optional<CategoryId> parent, CategoryId moved) {
        ArticleRules.require(depth(parent) + height(moved) <= DEPTH, "category.deep", DEPTH);
    }

    private int depth(Optional<CategoryId> parent) {
        return parent.map(id -> tree.path(id).size()).orElse(0);
    }

    private int height(CategoryId id) {
        return 1 + tree.children(id).stream().mapToInt(child -> height(child.id())).max().orElse(0);
    }
}
