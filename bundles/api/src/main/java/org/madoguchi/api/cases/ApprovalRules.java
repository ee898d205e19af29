// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;

/**
 * How many people release an answer, and who they are, as the city has decided for the centre and
 * for each department. An answer keeps the steps that it was handed in with. Safe for use by
 * several threads.
 */
public interface ApprovalRules {
    int MOST_STEPS = 3;
    int MAX_NAME = 40;

    /** Most roles, people and teams that are named in one step. */
    int MOST_NAMED = 100;

    /**
     * What was decided; who is not in it has one usual step. Needs no permission.
     *
     * @return by the author's department, empty for the centre
     */
    Map<Optional<DepartmentId>, List<ApprovalStep>> decided();

    /** The steps that an answer of this department needs, in their order; never empty. */
    default List<ApprovalStep> steps(Optional<DepartmentId> department) {
        return decided().getOrDefault(department, List.of(ApprovalStep.USUAL));
    }

    /**
     * Counts for what is handed in from now on; needs {@code FORM_MANAGE}, is audited.
     *
     * @throws org.madoguchi.api.RejectedException when there are too many steps, one has no name,
     *     or there are not enough different people to give them
     */
    void change(Actor actor, Optional<DepartmentId> department, List<ApprovalStep> steps);
}
