// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

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
    public Arrival apply(Arrival arrival) {
        Address sender = arrival.message().sender().address();
        if (sender.equals(Address.NONE)) {
            return arrival;
        }
        // counted once it is stored: a message that is handed in again after a failure counts once
        transactions.afterCommit(() -> rates.note(sender));
        return rates.reached(sender) ? arrival.unacknowledged() : arrival;
    }
}
