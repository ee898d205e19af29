// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.List;
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
    public List<Arrival> apply(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            if (arrival.acknowledge() && arrival.runningCase().isEmpty()) {
                cases.acknowledge(arrival.message(), arrival.receipt().orElseThrow().caseId());
            }
        }
        return arrivals;
    }
}
