// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.channel.InboundMessage;

/** Finds the running case that a message continues. */
final class ThreadStep implements Step {
    private final CaseIntake cases;

    ThreadStep(CaseIntake cases) {
        this.cases = cases;
    }

    @Override
    public List<Arrival> apply(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(arrival -> arrival.belongingTo(caseOf(arrival.message())))
                .toList();
    }

    private Optional<CaseId> caseOf(InboundMessage message) {
        return cases.caseOf(message.channel(), message.thread())
                .or(() -> cases.caseAnswered(message.channel(), message.sender()));
    }
}
