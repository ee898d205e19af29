// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.madoguchi.api.cases.CaseId;

/**
 * Which cases a rule would have touched.
 *
 * @param looked so many cases were looked at
 * @param touched newest first
 */
public record RulePreview(int looked, List<Touched> touched) {
    public RulePreview {
        touched = List.copyOf(touched);
    }

    public record Touched(CaseId id, String subject, Instant openedAt) {
        public Touched {
            Objects.requireNonNull(subject, "subject");
        }
    }
}
