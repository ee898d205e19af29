// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.Optional;
import org.madoguchi.api.directory.DepartmentId;

/**
 * Which articles an editor wants to see; what is empty does not narrow.
 *
 * @param text part of question, answer, keywords
 * @param mine only those that the actor may edit
 */
public record ArticleFilter(
        String text,
        Optional<ArticleState> state,
        Optional<Audience> audience,
        Optional<CategoryId> category,
        Optional<DepartmentId> department,
        boolean mine) {
    public static final ArticleFilter ALL =
            new ArticleFilter(
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    public static ArticleFilter of(String text) {
        return new ArticleFilter(
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
