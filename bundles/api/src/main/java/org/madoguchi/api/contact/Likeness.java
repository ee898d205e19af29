// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.Set;
import org.madoguchi.api.channel.Address;

/**
 * Somebody who is probably the same person as somebody else.
 *
 * @param shared telephone numbers and e-mail addresses that both have written from or told of; at
 *     least one
 * @param names what the names say to it
 */
public record Likeness(Contact contact, Set<Address> shared, Names names) {
    public enum Names {
        SAME,
        /** One of them is not known. */
        UNKNOWN,
        /** Perhaps a family with one telephone. */
        DIFFERENT
    }

    public Likeness {
        shared = Set.copyOf(shared);
    }
}
