// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.web.View;

/** The pages around teams. */
final class TeamSamples {
    private TeamSamples() {}

    static void put(Map<String, View> pages, Screen screen) {
        List<User> users =
                List.of(
                        Sample.user(11, "suzuki", "鈴木 一郎", Role.OPERATOR),
                        Sample.user(12, "sato", "佐藤 美咲", Role.SUPERVISOR),
                        new User(
                                new UserId(31),
                                "gomi",
                                "ごみ減量課",
                                Set.of(Role.DEPARTMENT_STAFF),
                                Optional.of(new DepartmentId(1)),
                                true,
                                false,
                                Optional.empty()));
        pages.put(
                "teams",
                Screens.view(
                        "teams.jte", "page", new TeamPages.Listing(screen, Sample.teams(), users)));
        pages.put(
                "teams-none",
                Screens.view("teams.jte", "page", new TeamPages.Listing(screen, List.of(), users)));
        pages.put(
                "team",
                Screens.view(
                        "team.jte",
                        "page",
                        new TeamPages.Editing(
                                screen,
                                "3",
                                false,
                                TeamPages.Form.of(Sample.teams().get(0)),
                                users,
                                Optional.of(Screens.bothLanguages("refused.department")))));
    }
}
