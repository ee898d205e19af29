// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;

/** What an administrator decides about the desk. */
final class Settings {
    static final String PLACE = "settings";

    /** The pages, by the last part of their addresses. */
    static final List<String> TABS =
            List.of(
                    "topics",
                    "items",
                    "dispositions",
                    "reasons",
                    "replies",
                    "links",
                    "mails",
                    "approvals",
                    "handling",
                    "criteria",
                    "levels",
                    "incidents",
                    "retention",
                    "macros",
                    "rules");

    /** Of a module that may be away. */
    private static final List<String> OF_RULES = List.of("macros", "rules");

    static List<String> tabs(Screen screen) {
        return TABS.stream().filter(tab -> screen.rules() || !OF_RULES.contains(tab)).toList();
    }

    private Settings() {}
}
