// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;

/**
 * The trees that articles hang in. Changes need {@code ARTICLE_PUBLISH} of an actor without a
 * department, are audited and told ({@link CategoriesChanged}). Safe for use by several threads.
 */
public interface Categories {
    /** As it is now; cheap enough to be asked for every page. */
    CategoryTree tree();

    /**
     * Adds a category at the end of its siblings.
     *
     * @throws RejectedException when the name is taken, too long, or the tree too deep (5 levels)
     */
    Category add(Actor actor, Optional<CategoryId> parent, String name);

    /** The category of a path, made with everything above it where it is missing. */
    Category ensure(Actor actor, List<String> path);

    /**
     * @throws NotFoundException when there is no such category
     */
    Category describe(
            Actor actor, CategoryId id, String name, Map<Locale, String> names, String icon);

    /**
     * Moves a category with all below it.
     *
     * @param position counts from 0 among the new siblings
     * @throws RejectedException when it would hang below itself
     */
    void move(Actor actor, CategoryId id, Optional<CategoryId> parent, int position);

    /**
     * Removes an empty category.
     *
     * @throws RejectedException when articles or categories hang below it
     */
    void remove(Actor actor, CategoryId id);
}
