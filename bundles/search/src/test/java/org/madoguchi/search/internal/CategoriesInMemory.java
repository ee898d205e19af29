// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;

/** A tree that does not change. */
record CategoriesInMemory(CategoryTree tree) implements Categories {
    static final CategoriesInMemory NONE = new CategoriesInMemory(new CategoryTree(List.of()));

    /** 分野 ＞ くらし ＞ ごみ. */
    static CategoriesInMemory ofLife() {
        return new CategoriesInMemory(
                new CategoryTree(
                        List.of(
                                category(1, Optional.empty(), "分野"),
                                category(2, Optional.of(new CategoryId(1)), "くらし"),
                                category(3, Optional.of(new CategoryId(2)), "ごみ"),
                                category(4, Optional.of(new CategoryId(2)), "ペット"))));
    }

    private static Category category(long id, Optional<CategoryId> parent, String name) {
        return new Category(new CategoryId(id), parent, name, Map.of(), "", (int) id);
    }

    @Override
    public Category add(Actor actor, Optional<CategoryId> parent, String name) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Category ensure(Actor actor, List<String> path) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public Category describe(
            Actor actor, CategoryId id, String name, Map<Locale, String> names, String icon) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public void move(Actor actor, CategoryId id, Optional<CategoryId> parent, int position) {
        throw new UnsupportedOperationException("not needed by search");
    }

    @Override
    public void remove(Actor actor, CategoryId id) {
        throw new UnsupportedOperationException("not needed by search");
    }
}
