// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A number or mail address that a contact has told of. */
@Entity
@Table(name = "contact_told")
class ToldEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "contact_id", nullable = false, updatable = false)
    private long contactId;

    @Column(name = "address", nullable = false, updatable = false, length = 320)
    private String address;

    protected ToldEntity() {}

    ToldEntity(long id, long contactId, String address) {
        this.id = id;
        this.contactId = contactId;
        this.address = address;
    }

    @Override
    public String toString() {
        return id + " of " + contactId + (address.isEmpty() ? ", empty" : "");
    }
}
