// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.time.Instant;
import java.util.List;
import org.madoguchi.api.channel.Address;

/**
 * A contact that was joined to another one.
 *
 * @param addresses its own, before and after
 * @param by who joined it
 */
public record JoinedContact(
        ContactId id, String name, List<Address> addresses, Instant at, String by) {
    public JoinedContact {
        addresses = List.copyOf(addresses);
    }
}
