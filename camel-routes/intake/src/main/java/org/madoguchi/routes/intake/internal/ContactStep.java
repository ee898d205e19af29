// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import java.util.Iterator;
import java.util.List;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;

/** Who is it? Makes the contact when it is their first message. */
final class ContactStep implements Step {
    private final Contacts contacts;

    ContactStep(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public List<Arrival> apply(List<Arrival> arrivals) {
        Iterator<ContactId> senders =
                contacts.resolve(
                                arrivals.stream()
                                        .map(arrival -> arrival.message().sender())
                                        .toList())
                        .iterator();
        return arrivals.stream().map(arrival -> arrival.from(senders.next())).toList();
    }
}
