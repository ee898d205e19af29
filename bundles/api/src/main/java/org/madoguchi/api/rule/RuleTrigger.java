// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.util.Objects;

/**
 * When a rule is asked.
 *
 * @param hours of what waits: how long a department has not answered, or how long before the time
 *     at which an answer is due (0: when it has passed); else 0
 */
public record RuleTrigger(Kind kind, int hours) {
    /** Longest wait. */
    public static final int MOST_HOURS = 2_000;

    public RuleTrigger {
        Objects.requireNonNull(kind, "kind");
    }

    public enum Kind {
        CASE_OPENED,
        /** The citizen has written again. */
        MESSAGE_RECEIVED,
        /** A department was asked and has not answered for so long. */
        DEPARTMENT_SILENT,
        /** The answer to the citizen is due in so long. */
        ANSWER_DUE;

        /** Time alone brings it about. */
        public boolean isWaiting() {
            return this == DEPARTMENT_SILENT || this == ANSWER_DUE;
        }
    }
}
