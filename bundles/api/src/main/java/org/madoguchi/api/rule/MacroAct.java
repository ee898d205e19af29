// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.util.Objects;
import java.util.Set;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;

/**
 * One act of a macro. None of them hands an answer in or lets one out: what a macro writes to a
 * citizen stands in the composer, until a person has read it, and then goes the way of every
 * answer.
 */
public sealed interface MacroAct {
    /** Says what the case is about, besides what was said before. */
    record AddTopics(Set<TopicId> topics) implements MacroAct {
        public AddTopics {
            topics = Set.copyOf(topics);
        }
    }

    /** Puts labels on the case, besides those that it has. */
    record AddTags(Set<String> tags) implements MacroAct {
        public AddTags {
            tags = Set.copyOf(tags);
        }
    }

    /**
     * Puts a canned reply into the composer, below what stands there.
     *
     * @param reply code of a canned reply
     */
    record Write(String reply) implements MacroAct {
        public Write {
            Objects.requireNonNull(reply, "reply");
        }
    }

    record AddNote(String text) implements MacroAct {
        public AddNote {
            Objects.requireNonNull(text, "text");
        }
    }

    /** Whoever uses the macro takes the case. */
    record Take() implements MacroAct {}

    record Assign(UserId person) implements MacroAct {
        public Assign {
            Objects.requireNonNull(person, "person");
        }
    }

    /**
     * @param reasons codes of reasons for escalation
     */
    record Escalate(DepartmentId department, String question, Set<String> reasons)
            implements MacroAct {
        public Escalate {
            Objects.requireNonNull(department, "department");
            Objects.requireNonNull(question, "question");
            reasons = Set.copyOf(reasons);
        }
    }

    /**
     * @param disposition code of an outcome
     */
    record Close(String disposition) implements MacroAct {
        public Close {
            Objects.requireNonNull(disposition, "disposition");
        }
    }
}
