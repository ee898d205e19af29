// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.contact.ContactRegister.Entry;

/** What another register says of a contact. */
@Entity
@Table(name = "contact_card")
class CardEntity {
    private static final int LONGEST_FOLDED = 800;

    @Id private long id;

    @Column(name = "outside_id")
    private String outsideId;

    @Column(nullable = false)
    private String department;

    @Column(nullable = false)
    private String language;

    @Column(nullable = false)
    private String notes;

    @Column(nullable = false)
    private String folded;

    @Version private int version;

    protected CardEntity() {}

    CardEntity(long contact) {
        id = contact;
    }

    long id() {
        return id;
    }

    void say(Entry entry) {
        outsideId = entry.outsideId().isEmpty() ? null : entry.outsideId();
        department = entry.department();
        language = entry.language();
        notes = entry.notes();
        fold(entry.name(), entry.reading());
    }

    final void fold(String name, String reading) {
        folded =
                Folding.cut(
                        String.join(
                                " ",
                                Folding.fold(outsideId()),
                                Folding.fold(name),
                                Folding.fold(reading),
                                Folding.fold(department)),
                        LONGEST_FOLDED);
    }

    String outsideId() {
        return Optional.ofNullable(outsideId).orElse("");
    }

    Entry entry(String name, String reading, List<Address> addresses) {
        return new Entry(outsideId(), name, reading, department, addresses, language, notes);
    }
}
