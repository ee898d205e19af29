// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Actions and subjects of the audit trail in the reader's words. */
record AuditWords(Words words) {
    /** Before the names of actions, which have a point inside. */
    private static final String ACTION = "audit.";

    private static final String KIND = "audit-kind.";

    /** What was done; an action that the console does not know is shown as recorded. */
    String action(String action) {
        return words.has(ACTION + action) ? words.text(ACTION + action) : action;
    }

    /** What can be chosen, by what it is done to, in the order of the names. */
    Map<String, List<String>> actions() {
        return keys(ACTION)
                .filter(action -> action.indexOf('.') > 0)
                .sorted(Comparator.comparing(this::action))
                .collect(
                        Collectors.groupingBy(
                                action -> kind(action.substring(0, action.indexOf('.'))),
                                TreeMap::new,
                                Collectors.toList()));
    }

    List<String> kinds() {
        return keys(KIND).sorted(Comparator.comparing(this::kind)).toList();
    }

    private static Stream<String> keys(String prefix) {
        return Words.TEXTS.keys(prefix).stream();
    }

    String kind(String kind) {
        return words.has(KIND + kind) ? words.text(KIND + kind) : kind;
    }

    /** What it was done to: its kind in words, and its number or name. */
    String subject(String subject) {
        int blank = subject.indexOf(' ');
        return blank < 0
                ? kind(subject)
                : kind(subject.substring(0, blank)) + subject.substring(blank);
    }

    /** Where a subject has a page of its own. */
    Optional<String> address(String subject) {
        if (subject.matches("case \\d{4}-\\d{6,}")) {
            return Optional.of("/console/cases/" + subject.substring("case ".length()));
        }
        if (subject.matches("article \\d{1,18}")) {
            return Optional.of("/console/faq/" + subject.substring("article ".length()));
        }
        return subject.matches("user \\d{1,18}")
                ? Optional.of("/console/users/" + subject.substring("user ".length()))
                : Optional.empty();
    }
}
