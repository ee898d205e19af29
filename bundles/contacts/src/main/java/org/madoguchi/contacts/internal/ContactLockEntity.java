// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row that is only there to be locked; the migration makes them. */
@Entity
@Table(name = "contact_lock")
class ContactLockEntity {
    @Id
    @Column(name = "id")
    private int id;

    protected ContactLockEntity() {}

    @Override
    public String toString() {
        return "row " + id;
    }
}
