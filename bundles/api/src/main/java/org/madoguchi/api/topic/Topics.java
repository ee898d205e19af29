// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.topic;

import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.CategoryId;

/**
 * The classifications of cases (FJ-121, FJ-125). Changes need {@code FORM_MANAGE} and are audited;
 * nothing is ever removed, so that old cases stay readable. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.NotFoundException when there is no such topic
 * @throws org.madoguchi.api.RejectedException when the person can mend it: name missing, too long
 *     or taken by a sibling, tree too deep (5 levels) or too large (2,000 topics in all), or a
 *     department chosen for it that is in use no longer
 */
public interface Topics {
    int MOST = 2_000;

    /**
     * As it is now; cheap enough to be asked for every page. Changes made elsewhere are seen within
     * seconds.
     */
    TopicTree tree();

    /**
     * Adds a topic at the end of its siblings; a new classification is chosen as a tree.
     *
     * @param parent empty for a new classification
     * @param name in Japanese
     */
    Topic add(Actor actor, Optional<TopicId> parent, String name);

    /**
     * Changes what a topic is called and does; see {@link Topic}. When the department is merged
     * into another one, its topics go with it.
     */
    Topic describe(
            Actor actor,
            TopicId id,
            LocalizedText name,
            Topic.Style style,
            Set<CategoryId> categories,
            Optional<DepartmentId> department);

    /**
     * @param position counts from 0 among the siblings
     */
    void move(Actor actor, TopicId id, int position);

    /** Offers it no longer, or again. */
    void retire(Actor actor, TopicId id, boolean retired);
}
