// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.storage.Times;

/** An address that a contact has used. */
@Entity
@Table(name = "contact_address")
class ContactAddressEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "contact_id", nullable = false)
    private long contactId;

    /** The contact whose address it is; the owner is another one while they are joined. */
    @Column(name = "brought_by", nullable = false, updatable = false)
    private long broughtBy;

    @Column(name = "kind", nullable = false, updatable = false, length = 16)
    private String kind;

    @Column(name = "address", nullable = false, updatable = false, length = 320)
    private String address;

    @Column(name = "last_used_at", nullable = false)
    private LocalDateTime lastUsedAt;

    protected ContactAddressEntity() {}

    ContactAddressEntity(long id, long contactId, Address address, Instant usedAt) {
        this.id = id;
        this.contactId = contactId;
        this.broughtBy = contactId;
        this.kind = address.kind().value();
        this.address = address.value();
        usedAt(usedAt);
    }

    long contactId() {
        return contactId;
    }

    void contactId(long owner) {
        contactId = owner;
    }

    long broughtBy() {
        return broughtBy;
    }

    final void usedAt(Instant instant) {
        lastUsedAt = Times.column(instant);
    }

    Address toRecord() {
        return new Address(new AddressKind(kind), address);
    }
}
