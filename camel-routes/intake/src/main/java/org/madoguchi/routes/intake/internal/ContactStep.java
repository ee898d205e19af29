// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.routes.intake.internal;

import org.madoguchi.api.contact.Contacts;

/** Who is it? Makes the contact when it is their first message. */
final class ContactStep implements Step {
    private final Contacts contacts;

    ContactStep(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Arrival apply(Arrival arrival) {
        return arrival.from(contacts.resolve(arrival.message().sender()));
    }
}
