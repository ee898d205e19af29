// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import org.madoguchi.api.cases.CaseIntake;

/**
 * The automatic note of receipt, for a new case only: who adds to a running one knows it arrives.
 */
final class AcknowledgeStep implements Step {
    private final CaseIntake cases;

    AcknowledgeStep(CaseIntake cases) {
        this.cases = cases;
    }

    @Override
    public Arrival apply(Arrival arrival) {
        if (arrival.acknowledge() && arrival.runningCase().isEmpty()) {
            cases.acknowledge(arrival.message(), arrival.receipt().orElseThrow().caseId());
        }
        return arrival;
    }
}
