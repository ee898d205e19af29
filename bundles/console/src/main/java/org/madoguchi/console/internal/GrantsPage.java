// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Grant;
import org.madoguchi.api.identity.Role;

/**
 * Rights that were given and taken in a month.
 *
 * @param present how many accounts can sign in now
 */
record GrantsPage(
        Screen screen,
        YearMonth month,
        List<Grant> grants,
        Map<DepartmentId, String> departments,
        long present) {
    GrantsPage {
        grants = List.copyOf(grants);
        departments = Map.copyOf(departments);
    }

    String roles(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> screen.name("role", role))
                .collect(Collectors.joining("、"));
    }

    String department(Grant grant) {
        return grant.department().map(id -> departments.getOrDefault(id, "")).orElse("");
    }

    FigureTable table() {
        return new FigureTable(
                "rights-" + month,
                Stream.of(
                                "grant.at",
                                "grant.kind",
                                "user.login",
                                "user.name",
                                "grant.before",
                                "grant.after",
                                "user.department",
                                "grant.by",
                                "user.reason")
                        .map(screen::text)
                        .toList(),
                grants.stream().map(this::row).toList());
    }

    private List<Object> row(Grant grant) {
        return List.of(
                screen.words().exactTime(grant.at()),
                screen.name("grant", grant.kind()),
                grant.login(),
                grant.name(),
                roles(grant.before()),
                roles(grant.after()),
                department(grant),
                grant.by(),
                grant.reason());
    }
}
