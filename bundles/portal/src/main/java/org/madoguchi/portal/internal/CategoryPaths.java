// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;

/** The categories of the first tree by the names of their paths, without the tree's own name. */
record CategoryPaths(CategoryTree tree) {
    Optional<Category> root() {
        return tree.roots().stream().findFirst();
    }

    Optional<CategoryId> find(String path) {
        return root().flatMap(root -> tree.find(root.name() + CategoryTree.LEVEL + path))
                .map(Category::id);
    }

    String path(CategoryId id) {
        String whole = tree.label(id, Locale.JAPANESE);
        return whole.substring(whole.indexOf(CategoryTree.LEVEL) + 1);
    }

    /** Of the article's first category in this tree; empty when it has none. */
    String path(Article article) {
        List<CategoryId> own = article.text().categories();
        return own.stream()
                .filter(id -> tree.path(id).stream().findFirst().equals(root()))
                .findFirst()
                .map(this::path)
                .orElse("");
    }
}
