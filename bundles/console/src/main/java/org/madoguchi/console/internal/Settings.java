// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;

/** What an administrator decides about the desk. */
final class Settings {
    static final String PLACE = "settings";

    private static final List<Group> GROUPS =
            List.of(
                    new Group("about", List.of("topics", "items", "dispositions", "reasons")),
                    new Group("texts", List.of("replies", "mails", "links")),
                    new Group("course", List.of("handling", "approvals", "macros", "rules")),
                    new Group("quality", List.of("criteria", "levels", "incidents", "retention")));

    /** Of a module that may be away. */
    private static final List<String> OF_RULES = List.of("macros", "rules");

    private Settings() {}

    /**
     * Pages that one looks for in the same place.
     *
     * @param pages the last parts of their addresses
     */
    record Group(String name, List<String> pages) {
        private Group without(List<String> away) {
            return new Group(name, pages.stream().filter(page -> !away.contains(page)).toList());
        }
    }

    static List<Group> groups(Screen screen) {
        return screen.rules()
                ? GROUPS
                : GROUPS.stream().map(group -> group.without(OF_RULES)).toList();
    }
}
