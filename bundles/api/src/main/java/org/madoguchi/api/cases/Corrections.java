// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.madoguchi.api.identity.Actor;

/**
 * Records that were changed after they had been entered (ST-159): an item of a case that had
 * another value, a classification that was taken away. Each waits here until a supervisor has
 * looked at it; old and new text are kept. What one person types within five minutes is one entry.
 * Needs {@code QUALITY_MARK}; audited. Safe for use by several threads.
 */
public interface Corrections {
    /** The oldest first. */
    List<Correction> unchecked(Actor actor, int limit);

    long count(Actor actor);

    /**
     * Confirms that these have been looked at; those that are confirmed already stay as they are.
     *
     * @throws org.madoguchi.api.RejectedException when one of them is the actor's own
     */
    void confirm(Actor actor, Set<Long> ids);

    /**
     * @param by who changed it
     * @param what label of the item in Japanese
     * @param before never empty
     * @param after empty when it was taken away
     */
    record Correction(
            long id,
            CaseId caseId,
            Instant at,
            String by,
            String what,
            String before,
            String after) {}
}
