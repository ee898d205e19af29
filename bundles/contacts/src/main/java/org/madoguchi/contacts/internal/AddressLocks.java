// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import org.madoguchi.api.channel.Address;

/**
 * Lets one transaction at a time decide that addresses are new. The unique key alone would stop the
 * second one with an exception, and an exception would roll its whole message back. A row lock is
 * held by the database until the end of the transaction, however it ends and on whichever node it
 * runs.
 */
final class AddressLocks {
    /** As many rows as the migration makes; addresses that share one only wait for each other. */
    private static final int ROWS = 64;

    private AddressLocks() {}

    static void take(EntityManager em, Collection<Address> addresses) {
        // always in the same order, so that two transactions cannot each hold what the other wants
        addresses.stream()
                .mapToInt(address -> Math.floorMod(address.hashCode(), ROWS))
                .sorted()
                .distinct()
                .forEach(row -> take(em, row));
    }

    private static void take(EntityManager em, int row) {
        if (em.find(ContactLockEntity.class, row, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new IllegalStateException("row " + row + " of contact_lock is missing");
        }
    }
}
