// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.topic;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.CategoryId;

/**
 * What a case can be about (FJ-121): a node of a classification tree. One without a parent is a
 * whole classification, such as 案内内容, and is not chosen itself.
 *
 * @param name 1 to 100 characters each; English may be empty
 * @param style how it is chosen on a case; of use for a whole classification only
 * @param retired offered no longer, with all below it; cases that have it keep it
 * @param categories of the FAQ whose articles suggest it, with all below them
 * @param department that answers for it (SP-002, SP-021), such as the vendor of a service; empty
 *     for that of the topic above, see {@link TopicTree#responsible}
 */
public record Topic(
        TopicId id,
        Optional<TopicId> parent,
        LocalizedText name,
        Style style,
        boolean retired,
        int position,
        Set<CategoryId> categories,
        Optional<DepartmentId> department) {
    /** How a classification is chosen. */
    public enum Style {
        /** One of a list. */
        MENU,
        /** As many as apply. */
        CHECKS,
        /** As many as apply, level below level. */
        TREE
    }

    public Topic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(department, "department");
        categories = Set.copyOf(categories);
    }
}
