// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.topic.TopicId;

/**
 * What was asked and answered, case by case, for the list that a desk hands in (対応履歴票; SP-028).
 * Needs {@code CASE_EXPORT}; whoever hands it out audits it. Safe for use by several threads.
 */
public interface CaseHistory {
    /** Longest texts of a row; the rest is in the case. */
    int LONGEST = 4_000;

    /**
     * @param count how many rows there are
     * @param more there are more cases than were asked for
     * @param rows in the order in which they were opened; read in parts while they are gone
     *     through, from any thread
     */
    record Extract(int count, boolean more, Iterable<Line> rows) {}

    /**
     * @param summary with the citizen's name
     * @param department where the citizen works, as the register of staff has it; may be empty
     * @param question what the citizen wrote first
     * @param answers what was sent to the citizen, the oldest first; empty where it was said
     * @param notes of the desk
     * @param items values of what operators fill in
     */
    record Line(
            CaseSummary summary,
            Set<TopicId> topics,
            Optional<String> language,
            String department,
            String question,
            String answers,
            String notes,
            List<String> items,
            List<Escalation> escalations) {
        public Line {
            topics = Set.copyOf(topics);
            items = List.copyOf(items);
            escalations = List.copyOf(escalations);
        }
    }

    /**
     * Cases that were opened then.
     *
     * @param most as many rows as are wanted at most
     */
    Extract opened(Actor actor, Instant from, Instant until, int most);
}
