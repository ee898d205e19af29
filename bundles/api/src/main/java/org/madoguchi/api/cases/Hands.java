// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;

/**
 * In whose hands a case is: one of these people works on it, or it was given to one of these teams.
 */
public record Hands(Set<UserId> people, Set<TeamId> teams) {
    public Hands {
        people = Set.copyOf(people);
        teams = Set.copyOf(teams);
    }

    public boolean hold(Optional<UserId> assignee, Optional<TeamId> team) {
        return assignee.filter(people::contains).isPresent()
                || team.filter(teams::contains).isPresent();
    }
}
