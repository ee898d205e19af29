// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.knowledge.CategoryId;

/**
 * Forms as citizens and operators get them. Answers while the database is away too, with what was
 * known last. Safe for use by several threads.
 */
public interface Forms {
    /**
     * The form for an article: the oldest one that serves one of the categories, otherwise the
     * standard form.
     *
     * @param categories of the article with all above them
     */
    Form serving(Collection<CategoryId> categories);

    /** The version that citizens get now; empty when there is no such form or it is withdrawn. */
    Optional<Form> published(FormId id);

    /** A version that citizens get or once got: what somebody began to fill in. */
    Optional<Form> published(FormId id, int version);

    /**
     * The items of cases as they are offered now (FJ-113), in their order. None of the other
     * methods gives these.
     */
    default List<Form> onCases() {
        return List.of();
    }

    /** A version of items of cases that is or once was offered. */
    default Optional<Form> onCases(FormId id, int version) {
        return Optional.empty();
    }
}
