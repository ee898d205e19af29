// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.contact.ContactId;

/**
 * A message on its way to a case; each step knows a little more than the one before.
 *
 * @param runningCase the case it belongs to, empty when it opens one
 * @param acknowledge the sender may get an automatic note of receipt
 * @param contact who sent it
 * @param receipt what became of it; present at the end of the route
 */
record Arrival(
        InboundMessage message,
        Optional<CaseId> runningCase,
        boolean acknowledge,
        Optional<ContactId> contact,
        Optional<Inbox.Receipt> receipt) {

    static Arrival of(InboundMessage message) {
        return new Arrival(message, Optional.empty(), true, Optional.empty(), Optional.empty());
    }

    /** It was taken before: nothing is left to do. */
    boolean known() {
        return receipt.map(Inbox.Receipt::duplicate).orElse(false);
    }

    Arrival belongingTo(Optional<CaseId> id) {
        return new Arrival(message, id, acknowledge, contact, receipt);
    }

    Arrival unacknowledged() {
        return new Arrival(message, runningCase, false, contact, receipt);
    }

    Arrival from(ContactId id) {
        return new Arrival(message, runningCase, acknowledge, Optional.of(id), receipt);
    }

    Arrival settled(Inbox.Receipt result) {
        return new Arrival(message, runningCase, acknowledge, contact, Optional.of(result));
    }
}
