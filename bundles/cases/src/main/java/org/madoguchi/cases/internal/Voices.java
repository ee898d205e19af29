// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.StandIns;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whose rights to release answers somebody can use at this moment. */
@Component(service = Voices.class)
public final class Voices {
    private final Teams teams;
    private final Users users;
    private final StandIns standIns;

    @Activate
    public Voices(@Reference Teams teams, @Reference Users users, @Reference StandIns standIns) {
        this.teams = teams;
        this.users = users;
        this.standIns = standIns;
    }

    /** The own one first; none for what is not a person, whose eyes are the point. */
    List<Voice> of(Actor actor) {
        return actor.user().stream()
                .flatMap(
                        self ->
                                Stream.concat(
                                        Stream.of(Voice.own(actor, self, teams(self))),
                                        absent(actor, self)))
                .filter(Voice::mayRelease)
                .toList();
    }

    /** Who has moved to another department since then can no longer be stood in for. */
    private Stream<Voice> absent(Actor actor, UserId self) {
        return standIns.absentNow(self).stream()
                .flatMap(id -> users.find(id).stream())
                .filter(User::active)
                .filter(user -> user.department().equals(actor.department()))
                .map(user -> Voice.of(user, teams(user.id())));
    }

    private Set<TeamId> teams(UserId person) {
        return teams.of(person).stream().map(Team::id).collect(Collectors.toSet());
    }
}
