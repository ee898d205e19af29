// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;

/** One act of a rule. There is none that sends anything to a citizen, and there must be none. */
public sealed interface RuleAct {
    /** Says what the case is about, besides what was said before. */
    record AddTopics(Set<TopicId> topics) implements RuleAct {
        public AddTopics {
            topics = Set.copyOf(topics);
        }
    }

    /** Puts labels on the case, besides those that it has. */
    record AddTags(Set<String> tags) implements RuleAct {
        public AddTags {
            tags = Set.copyOf(tags);
        }
    }

    /**
     * Gives the case to whoever of these has the fewest open cases; of equals, to whom it is the
     * longest since the rule gave one. A case that one of them has already stays there.
     */
    record Assign(List<UserId> among) implements RuleAct {
        public Assign {
            among = List.copyOf(among);
        }
    }

    /** The citizen is to have an answer so many hours from now. */
    record SetDue(int hours) implements RuleAct {}

    record AddNote(String text) implements RuleAct {
        public AddNote {
            Objects.requireNonNull(text, "text");
        }
    }

    /** The case is marked as one that somebody must look at. */
    record CallAttention() implements RuleAct {}

    /**
     * Reminds the department that owes an answer, by mail; of {@link
     * RuleTrigger.Kind#DEPARTMENT_SILENT} only.
     *
     * @param everyHours not again before so long
     * @param most and so many times at most
     */
    record Remind(int everyHours, int most) implements RuleAct {}
}
