// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.cases.ApprovalStep;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;

/** Who may give a step, as a column holds it: {@code role:APPROVER,user:12,team:3}. */
final class Givers {
    private static final String ROLE = "role:";
    private static final String USER = "user:";
    private static final String TEAM = "team:";

    private Givers() {}

    static String column(ApprovalStep step) {
        return Stream.of(
                        step.roles().stream().map(role -> ROLE + role.name()),
                        step.people().stream().map(person -> USER + person),
                        step.teams().stream().map(team -> TEAM + team))
                .flatMap(each -> each)
                .sorted()
                .collect(Collectors.joining(","));
    }

    static ApprovalStep step(String name, String column) {
        return new ApprovalStep(
                name,
                read(column, ROLE, Role::valueOf),
                read(column, USER, id -> new UserId(Long.parseLong(id))),
                read(column, TEAM, id -> new TeamId(Long.parseLong(id))));
    }

    private static <T> Set<T> read(String column, String kind, Function<String, T> value) {
        return Arrays.stream(column.split(","))
                .filter(each -> each.startsWith(kind))
                .map(each -> value.apply(each.substring(kind.length())))
                .collect(Collectors.toSet());
    }
}
