// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.List;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.channel.Inbox;

/** A source may deliver twice; the second time answers like the first. */
final class KnownStep implements Step {
    private final CaseIntake cases;

    KnownStep(CaseIntake cases) {
        this.cases = cases;
    }

    @Override
    public List<Arrival> apply(List<Arrival> arrivals) {
        return arrivals.stream().map(this::recognised).toList();
    }

    private Arrival recognised(Arrival arrival) {
        return cases.known(arrival.message().channel(), arrival.message().externalId())
                .map(taken -> new Inbox.Receipt(taken.caseId(), taken.interaction(), true))
                .map(arrival::settled)
                .orElse(arrival);
    }
}
