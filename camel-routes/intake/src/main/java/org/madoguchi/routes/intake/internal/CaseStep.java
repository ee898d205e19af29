// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.channel.Inbox;

/** Into its running case, or a new one. */
final class CaseStep implements Step {
    private final CaseIntake cases;

    CaseStep(CaseIntake cases) {
        this.cases = cases;
    }

    @Override
    public Arrival apply(Arrival arrival) {
        Inbox.Receipt receipt =
                arrival.runningCase()
                        .map(running -> cases.append(arrival.message(), running))
                        .orElseGet(
                                () ->
                                        cases.open(
                                                arrival.message(),
                                                arrival.contact().orElseThrow()));
        return arrival.settled(receipt);
    }
}
