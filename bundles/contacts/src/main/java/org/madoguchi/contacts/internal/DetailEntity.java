// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.madoguchi.api.contact.ContactDetails;

/** What the desk has written down about a person but for the name. */
@Entity
@Table(name = "contact_detail")
class DetailEntity {
    @Id private long id;

    @Column(nullable = false)
    private String reading;

    @Enumerated(EnumType.STRING)
    private ContactDetails.Gender gender;

    @Enumerated(EnumType.STRING)
    private ContactDetails.AgeBand age;

    @Column(nullable = false)
    private String job;

    @Column(name = "postal_code", nullable = false)
    private String postalCode;

    @Column(nullable = false)
    private String address;

    @Column(name = "folded_address", nullable = false)
    private String foldedAddress;

    @Column(nullable = false)
    private String phone;

    @Column(nullable = false)
    private String fax;

    @Column(nullable = false)
    private String mail;

    @Version private int version;

    protected DetailEntity() {}

    DetailEntity(long contact) {
        id = contact;
    }

    void say(ContactDetails details) {
        reading = details.reading();
        gender = details.gender();
        age = details.age();
        job = details.job();
        postalCode = details.postalCode();
        address = details.address();
        foldedAddress = foldAddress(details.address());
        phone = details.phone();
        fax = details.fax();
        mail = details.mail();
    }

    String reading() {
        return reading;
    }

    /** Of somebody about whom only the reading is known. */
    void read(String kana) {
        reading = kana;
    }

    /** Postal code and address, as far as there are any. */
    String located() {
        return (postalCode + " " + address).strip();
    }

    /** 1丁目2番3号 and 1-2-3 are one place. */
    static String foldAddress(String address) {
        return Folding.cut(
                Folding.fold(address)
                        .replaceAll("丁目|番地の?|番|[‐‑‒–—―−ー]", "-")
                        .replaceAll("号$|-$", "")
                        .replaceAll("-+", "-"),
                300);
    }

    ContactDetails details(String name) {
        return new ContactDetails(
                name, reading, gender, age, job, postalCode, address, phone, fax, mail);
    }
}
