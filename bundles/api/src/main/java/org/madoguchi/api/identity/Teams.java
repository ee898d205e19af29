// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Teams of centre staff and of city staff (FJ-147). Reading needs no permission and costs nothing;
 * changes need {@code USER_MANAGE}, are audited, and count at once. Safe for use by several
 * threads.
 *
 * @throws org.madoguchi.api.NotFoundException when there is no such team
 * @throws org.madoguchi.api.RejectedException when the person can mend it: name missing, too long
 *     or in use, too many teams
 */
public interface Teams {
    int MAX_NAME = 60;

    /** Most teams, deleted ones included. */
    int MOST = 500;

    int MOST_MEMBERS = 1000;

    /** By name, those in use first. */
    List<Team> all();

    Team add(Actor actor, String name, Set<UserId> members);

    /** Another name, other members. */
    Team change(Actor actor, TeamId id, String name, Set<UserId> members);

    /**
     * Deletes a team, or takes it back into use.
     *
     * @throws org.madoguchi.api.RejectedException also when its name is in use by now
     */
    void retire(Actor actor, TeamId id, boolean retired);

    default List<Team> inUse() {
        return all().stream().filter(team -> !team.retired()).toList();
    }

    default Optional<Team> find(TeamId id) {
        return all().stream().filter(team -> team.id().equals(id)).findFirst();
    }

    /** Those in use that somebody is in. */
    default List<Team> of(UserId user) {
        return inUse().stream().filter(team -> team.has(user)).toList();
    }

    /** Everybody in one of the teams. */
    static Set<UserId> members(Stream<Team> teams) {
        return teams.flatMap(team -> team.members().stream()).collect(Collectors.toSet());
    }
}
