// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.time.Instant;
import java.util.List;
import org.madoguchi.api.channel.Address;

/**
 * A citizen or organisation as known to us.
 *
 * @param name may be empty
 * @param addresses everything they have used, the newest first
 */
public record Contact(ContactId id, String name, List<Address> addresses, Instant since) {
    public Contact {
        addresses = List.copyOf(addresses);
    }
}
