// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.storage.Times;

/** A citizen or organisation; the addresses are rows of their own. */
@Entity
@Table(name = "contact")
class ContactEntity {
    static final int MAX_NAME = 200;

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "name", nullable = false, length = MAX_NAME)
    private String name;

    @Column(name = "folded_name", nullable = false, length = MAX_NAME)
    private String foldedName;

    @Column(name = "known_since", nullable = false, updatable = false)
    private LocalDateTime knownSince;

    protected ContactEntity() {}

    ContactEntity(long id, String name, Instant since) {
        this.id = id;
        this.knownSince = Times.column(since);
        name(name);
    }

    long id() {
        return id;
    }

    void nameIfMissing(String value) {
        if (name.isEmpty()) {
            name(value);
        }
    }

    /** Too long names are cut; the message keeps what was really written. */
    final void name(String value) {
        String visible = value.replaceAll("\\p{Cc}+", " ").strip();
        name = Folding.cut(visible, MAX_NAME);
        foldedName = Folding.cut(Folding.fold(visible), MAX_NAME);
    }

    Contact toRecord(List<Address> addresses) {
        return new Contact(new ContactId(id), name, addresses, Times.instant(knownSince));
    }
}
