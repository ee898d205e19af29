// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.List;
import org.madoguchi.api.cases.CaseIntake;

/** Finds the running case that a message continues. */
final class ThreadStep implements Step {
    private final CaseIntake cases;

    ThreadStep(CaseIntake cases) {
        this.cases = cases;
    }

    @Override
    public List<Arrival> apply(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(arrival -> arrival.belongingTo(cases.caseOf(arrival.message().thread())))
                .toList();
    }
}
