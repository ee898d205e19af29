// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.Teams;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.web.FormData;

/** The pages around teams. */
final class TeamPages {
    private TeamPages() {}

    /** To which the reader may give cases: to any, or to the own ones. */
    static List<Team> offered(Screen screen, List<Team> all) {
        return all.stream()
                .filter(team -> !team.retired() && screen.may(Permission.CASE_HANDLE))
                .filter(
                        team ->
                                screen.may(Permission.CASE_ASSIGN)
                                        || screen.actor().user().filter(team::has).isPresent())
                .toList();
    }

    /** City staff work for a department. */
    private static boolean isCity(User user) {
        return user.department().isPresent();
    }

    /**
     * @param users everybody, by name
     */
    record Listing(Screen screen, List<Team> teams, List<User> users) {
        String names(Team team, boolean city) {
            return users.stream()
                    .filter(user -> team.has(user.id()) && isCity(user) == city)
                    .map(User::name)
                    .collect(Collectors.joining("、"));
        }
    }

    /**
     * @param id empty for a new team
     * @param users everybody, by name
     */
    record Editing(
            Screen screen,
            String id,
            boolean retired,
            Form form,
            List<User> users,
            Optional<LocalizedText> problem) {
        /** Who may be chosen: active accounts, and those that are in it. */
        List<User> users(boolean city) {
            return users.stream()
                    .filter(user -> isCity(user) == city)
                    .filter(user -> user.active() || form.members().contains(user.id()))
                    .toList();
        }
    }

    /** A team as the fields of the page hold it. */
    record Form(String name, Set<UserId> members) {
        static final Form EMPTY = new Form("", Set.of());

        static Form of(Team team) {
            return new Form(team.name(), team.members());
        }

        static Form of(FormData sent) {
            return new Form(
                    sent.text("name"),
                    sent.texts("member").stream()
                            .filter(id -> id.matches("\\d{1,18}"))
                            .limit(Teams.MOST_MEMBERS + 1L)
                            .map(id -> new UserId(Long.parseLong(id)))
                            .collect(Collectors.toSet()));
        }
    }
}
