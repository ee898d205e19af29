// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.cases.CaseFacts;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.cases.EscalationId;

/**
 * What a rule is asked about.
 *
 * @param key no rule acts twice on one with the same key
 * @param at when it happened; of what waits: now
 * @param owed the question that a department owes an answer to
 * @param again what was done once is not done again, but for the reminder
 */
record Occasion(
        String key,
        CaseId caseId,
        Instant at,
        Said said,
        Optional<EscalationId> owed,
        boolean again) {
    /** Which of the citizen's words count. */
    enum Said {
        FIRST,
        LAST,
        ALL;

        List<String> of(CaseFacts facts) {
            List<String> all = facts.said();
            if (all.isEmpty() || this == ALL) {
                return all;
            }
            return List.of(all.get(this == LAST ? 0 : all.size() - 1));
        }
    }

    static Occasion of(CaseWatch.Event event) {
        return new Occasion(
                "c" + event.id(),
                event.caseId(),
                event.at(),
                event.kind() == CaseWatch.Event.Kind.OPENED ? Said.FIRST : Said.LAST,
                Optional.empty(),
                false);
    }

    static Occasion of(CaseWatch.Due due, Instant now) {
        return new Occasion(
                dueKey(due.caseId()) + due.at().toEpochMilli(),
                due.caseId(),
                now,
                Said.ALL,
                Optional.empty(),
                false);
    }

    /** How all occasions begin that come from due dates of the case. */
    static String dueKey(CaseId id) {
        return "d" + id.asLong() + "@";
    }

    /**
     * @param time counts from 0
     */
    static Occasion of(CaseWatch.Owed owed, Instant now, int time) {
        return new Occasion(
                owedKey(owed) + time,
                owed.caseId(),
                now,
                Said.ALL,
                Optional.of(owed.id()),
                time > 0);
    }

    static String owedKey(CaseWatch.Owed owed) {
        return "e" + owed.id() + "#";
    }
}
