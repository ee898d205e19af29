// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import java.util.List;
import org.madoguchi.api.contact.AddressListener;
import org.madoguchi.api.contact.ContactId;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Everybody who wants to know where people live. A component of its own, because some of them look
 * at contacts.
 */
@Component(service = AddressFollowers.class)
public final class AddressFollowers {
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<AddressListener> listeners = List.of();

    void located(ContactId person, String before, String now) {
        if (!now.isEmpty() && !now.equals(before)) {
            listeners.forEach(listener -> listener.located(person, before, now));
        }
    }
}
