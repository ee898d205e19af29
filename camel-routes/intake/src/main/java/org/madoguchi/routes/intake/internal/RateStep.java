// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.storage.Transactions;

/** A machine that hides what it is gives itself away by its speed. */
final class RateStep implements Step {
    private final SenderRates rates;
    private final Transactions transactions;

    RateStep(SenderRates rates, Transactions transactions) {
        this.rates = rates;
        this.transactions = transactions;
    }

    @Override
    public List<Arrival> apply(List<Arrival> arrivals) {
        Map<Address, Integer> together = new HashMap<>();
        List<Arrival> rated = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            Address sender = arrival.message().sender().address();
            boolean tooMany =
                    !sender.equals(Address.NONE)
                            && rates.reached(sender, together.merge(sender, 1, Integer::sum) - 1);
            rated.add(tooMany ? arrival.unacknowledged() : arrival);
        }
        // counted once they are stored: what is handed in again after a failure counts once
        transactions.afterCommit(() -> together.forEach(rates::note));
        return rated;
    }
}
