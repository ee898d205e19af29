// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import org.madoguchi.api.cases.CaseIntake;

/** Finds the running case that the message continues. */
final class ThreadStep implements Step {
    private final CaseIntake cases;

    ThreadStep(CaseIntake cases) {
        this.cases = cases;
    }

    @Override
    public Arrival apply(Arrival arrival) {
        return arrival.belongingTo(cases.caseOf(arrival.message().thread()));
    }
}
