// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.Optional;
import org.madoguchi.api.directory.DepartmentId;

/**
 * Which published articles are wanted.
 *
 * @param category with all below it
 * @param department one of the owners
 * @param featured only those for the first page
 */
public record ArticleSelection(
        Optional<CategoryId> category,
        Optional<DepartmentId> department,
        boolean featured,
        Order order) {
    /** Order of a list. */
    public enum Order {
        /** By question. */
        QUESTION,
        /** Newest publication first. */
        NEWEST
    }

    public static final ArticleSelection ALL =
            new ArticleSelection(Optional.empty(), Optional.empty(), false, Order.QUESTION);

    public static ArticleSelection of(CategoryId category) {
        return new ArticleSelection(Optional.of(category), Optional.empty(), false, Order.QUESTION);
    }

    public static ArticleSelection of(DepartmentId department) {
        return new ArticleSelection(
                Optional.empty(), Optional.of(department), false, Order.QUESTION);
    }
}
