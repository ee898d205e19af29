// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Hands;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;

/**
 * Who works together: the people of a team. Who is in none works with everybody of the same
 * department, the desk's own people being of none. Every page counts the team's cases, so that the
 * accounts are remembered for a moment. Safe for use by several threads.
 */
final class Crews {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Users users;
    private final Teams teams;
    private final Clock clock;
    private Instant read = Instant.MIN;
    private Map<Optional<DepartmentId>, Set<UserId>> byDepartment = Map.of();

    Crews(Users users, Teams teams, Clock clock) {
        this.users = users;
        this.teams = teams;
        this.clock = clock;
    }

    /** In whose hands the wanted cases are; empty for anybody's. */
    List<Hands> of(Actor actor, CaseQuery query) {
        List<Hands> all = new ArrayList<>();
        if (query.view() == CaseView.TEAM) {
            all.add(around(actor));
        }
        query.criteria().team().ifPresent(team -> all.add(of(team)));
        return all;
    }

    /** A deleted team has no people any more; what was given to it is still found. */
    private Hands of(TeamId id) {
        return new Hands(
                Teams.members(teams.inUse().stream().filter(team -> team.id().equals(id))),
                Set.of(id));
    }

    private Hands around(Actor actor) {
        List<Team> own = actor.user().map(teams::of).orElse(List.of());
        return own.isEmpty()
                ? new Hands(colleagues(actor), Set.of())
                : new Hands(
                        Teams.members(own.stream()),
                        own.stream().map(Team::id).collect(Collectors.toSet()));
    }

    private synchronized Set<UserId> colleagues(Actor actor) {
        Instant now = clock.instant();
        if (read.isBefore(now.minus(FRESH))) {
            byDepartment =
                    users.operators().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            User::department,
                                            Collectors.mapping(User::id, Collectors.toSet())));
            read = now;
        }
        return byDepartment.getOrDefault(actor.department(), Set.of());
    }
}
