// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.channel.Inbox;

/** A source may deliver twice; the second time answers like the first. */
final class KnownStep implements Step {
    private final CaseIntake cases;

    KnownStep(CaseIntake cases) {
        this.cases = cases;
    }

    @Override
    public Arrival apply(Arrival arrival) {
        return cases.known(arrival.message().channel(), arrival.message().externalId())
                .map(
                        known ->
                                arrival.settled(
                                        new Inbox.Receipt(
                                                known.caseId(), known.interaction(), true)))
                .orElse(arrival);
    }
}
