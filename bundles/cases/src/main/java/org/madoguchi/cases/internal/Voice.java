// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;

/**
 * A right to release answers that somebody can use: the own one, or that of an absent colleague.
 *
 * @param person whose right it is
 * @param absentName of the colleague; empty for the own one
 */
record Voice(
        UserId person,
        String absentName,
        Set<Role> roles,
        Optional<DepartmentId> department,
        Set<TeamId> teams) {

    static Voice own(Actor actor, UserId self, Set<TeamId> teams) {
        return new Voice(self, "", actor.roles(), actor.department(), teams);
    }

    static Voice of(User absent, Set<TeamId> teams) {
        Actor actor = absent.actor("");
        return new Voice(absent.id(), absent.name(), actor.roles(), actor.department(), teams);
    }

    boolean isOwn() {
        return absentName.isEmpty();
    }

    boolean mayRelease() {
        return roles.stream()
                .anyMatch(role -> role.permissions().contains(Permission.REPLY_APPROVE));
    }

    boolean isFor(Optional<DepartmentId> author) {
        return department.isEmpty() || department.equals(author);
    }

    boolean fits(ApprovalStep step) {
        return step.isForAnybody()
                || step.people().contains(person)
                || !Collections.disjoint(step.roles(), roles)
                || !Collections.disjoint(step.teams(), teams);
    }
}
