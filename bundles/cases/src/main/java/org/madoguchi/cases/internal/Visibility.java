// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;

/**
 * Which cases somebody may see: all of them, or those that were escalated to one's department.
 *
 * @param department empty: all
 */
record Visibility(Optional<DepartmentId> department) {
    /**
     * @throws PermissionDeniedException when the actor has nothing to do with cases
     */
    static Visibility of(Actor actor) {
        if (actor.may(Permission.CASE_READ)) {
            return new Visibility(Optional.empty());
        }
        actor.require(Permission.CASE_READ_DEPARTMENT);
        if (actor.department().isEmpty() && !actor.may(Permission.REPLY_APPROVE)) {
            throw new PermissionDeniedException(Permission.CASE_READ);
        }
        return new Visibility(actor.department());
    }

    /** Notes, the history and what was asked of others are the desk's own. */
    boolean showsTheDesksOwn() {
        return department.isEmpty();
    }

    /** Whether a hand-over to this department is seen. */
    boolean shows(DepartmentId asked) {
        return department.map(asked::equals).orElse(true);
    }

    boolean includes(EntityManager em, CaseId id) {
        return department
                .map(
                        own ->
                                em.createQuery(
                                                        "select count(e) from EscalationEntity e"
                                                                + " where e.caseId = :id and"
                                                                + " e.departmentId = :own",
                                                        Long.class)
                                                .setParameter("id", id.asLong())
                                                .setParameter("own", own.value())
                                                .getSingleResult()
                                        > 0)
                .orElse(true);
    }
}
