// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.List;
import org.madoguchi.api.cases.CaseIntake;
import org.madoguchi.api.channel.Inbox;

/** Into its running case, or a new one. */
final class CaseStep implements Step {
    private final CaseIntake cases;

    CaseStep(CaseIntake cases) {
        this.cases = cases;
    }

    @Override
    public List<Arrival> apply(List<Arrival> arrivals) {
        return arrivals.stream().map(arrival -> arrival.settled(store(arrival))).toList();
    }

    private Inbox.Receipt store(Arrival arrival) {
        return arrival.runningCase()
                .map(running -> cases.append(arrival.message(), running))
                .orElseGet(() -> cases.open(arrival.message(), arrival.contact().orElseThrow()));
    }
}
