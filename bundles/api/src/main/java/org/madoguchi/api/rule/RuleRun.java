// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.time.Instant;
import java.util.Objects;
import org.madoguchi.api.cases.CaseId;

/**
 * A rule has acted on a case, or was kept from it.
 *
 * @param version of the rule
 * @param detail why it was not done, in Japanese; else empty
 */
public record RuleRun(CaseId caseId, int version, Instant at, Outcome outcome, String detail) {
    public RuleRun {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(detail, "detail");
    }

    public enum Outcome {
        DONE,
        /** One act could not be done, so none was. */
        REFUSED,
        /** Rules had acted on the case so often that something was wrong. */
        STOPPED
    }
}
