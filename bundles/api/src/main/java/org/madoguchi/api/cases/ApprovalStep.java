// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Objects;
import java.util.Set;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;

/**
 * One of the steps by which an answer is released, such as 係長. Whoever gives it needs the right to
 * release, and is of the author's department or of none.
 *
 * @param name as people call it; empty where there is but one
 * @param roles one of these; with the next two empty as well: anybody with the right
 * @param people or one of these
 * @param teams or somebody in one of these
 */
public record ApprovalStep(String name, Set<Role> roles, Set<UserId> people, Set<TeamId> teams) {
    /** Anybody with the right. */
    public static final ApprovalStep USUAL = of("");

    public ApprovalStep {
        Objects.requireNonNull(name, "name");
        roles = Set.copyOf(roles);
        people = Set.copyOf(people);
        teams = Set.copyOf(teams);
    }

    /** One that anybody with the right may give. */
    public static ApprovalStep of(String name) {
        return new ApprovalStep(name, Set.of(), Set.of(), Set.of());
    }

    public boolean isForAnybody() {
        return roles.isEmpty() && people.isEmpty() && teams.isEmpty();
    }
}
