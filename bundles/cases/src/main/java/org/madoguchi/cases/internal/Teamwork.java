// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.UserId;

/** Gives cases to teams. */
final class Teamwork {
    private final CaseStore store;
    private final Teams teams;
    private final AuditTrail audit;

    Teamwork(CaseStore store, Teams teams, AuditTrail audit) {
        this.store = store;
        this.teams = teams;
        this.audit = audit;
    }

    void give(Actor actor, CaseId id, Optional<TeamId> to) {
        actor.require(Permission.CASE_HANDLE);
        Optional<Team> team = to.map(this::inUse);
        store.unit()
                .run(
                        em -> {
                            CaseEntity given = store.visible(em, actor, id);
                            CaseDesk.requireOpen(given);
                            requireRight(actor, given.team(), to);
                            given.giveTo(to);
                            boolean leaves =
                                    team.isPresent()
                                            && given.assignee()
                                                    .filter(user -> !team.get().has(user))
                                                    .isPresent();
                            if (leaves) {
                                given.assign(Optional.empty());
                            }
                            given.wantAttention(to.isPresent());
                            store.changed(
                                    em,
                                    given,
                                    actor,
                                    to.isPresent()
                                            ? ChangeKind.TEAM_ASSIGNED
                                            : ChangeKind.TEAM_UNASSIGNED,
                                    team.map(Team::name).orElse(""));
                            if (leaves) {
                                store.changed(em, given, actor, ChangeKind.UNASSIGNED, "");
                            }
                            audit.record(
                                    actor,
                                    "case.assign",
                                    "case " + id,
                                    to.map(wanted -> "team " + wanted).orElse("no team"));
                        });
    }

    private Team inUse(TeamId id) {
        return teams.find(id)
                .filter(team -> !team.retired())
                .orElseThrow(() -> DeskTexts.rejection("unknown-team"));
    }

    /** Everybody disposes of what is the own teams'. */
    private void requireRight(Actor actor, Optional<TeamId> from, Optional<TeamId> to) {
        boolean own =
                Stream.concat(from.stream(), to.stream())
                        .allMatch(team -> actor.user().filter(user -> has(team, user)).isPresent());
        if (!own) {
            actor.require(Permission.CASE_ASSIGN);
        }
    }

    private boolean has(TeamId team, UserId user) {
        return teams.of(user).stream().anyMatch(each -> each.id().equals(team));
    }
}
