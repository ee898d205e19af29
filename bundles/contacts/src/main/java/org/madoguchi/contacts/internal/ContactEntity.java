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
import org.madoguchi.api.contact.JoinedContact;
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

    /**
     * Of all contacts of one person the one that stands for them; itself when it is the only one.
     */
    @Column(name = "root_id", nullable = false)
    private long rootId;

    @Column(name = "joined_to")
    private Long joinedTo;

    @Column(name = "joined_at")
    private LocalDateTime joinedAt;

    @Column(name = "joined_by", length = MAX_NAME)
    private String joinedBy;

    protected ContactEntity() {}

    ContactEntity(long id, String name, Instant since) {
        this.id = id;
        this.rootId = id;
        this.knownSince = Times.column(since);
        name(name);
    }

    long id() {
        return id;
    }

    long rootId() {
        return rootId;
    }

    void rootId(long root) {
        rootId = root;
    }

    boolean isJoined() {
        return joinedTo != null;
    }

    boolean isJoinedTo(ContactEntity other) {
        return joinedTo != null && joinedTo == other.id;
    }

    void join(ContactEntity other, String by, Instant at) {
        joinedTo = other.id;
        joinedBy = Folding.cut(by, MAX_NAME);
        joinedAt = Times.column(at);
    }

    void separate() {
        joinedTo = null;
        joinedBy = null;
        joinedAt = null;
    }

    /** Whether this one should stand for both: it has a name, or was known first. */
    boolean standsBefore(ContactEntity other) {
        if (name.isEmpty() != other.name.isEmpty()) {
            return other.name.isEmpty();
        }
        return knownSince.isBefore(other.knownSince)
                || (knownSince.equals(other.knownSince) && id < other.id);
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

    JoinedContact joined(List<Address> own) {
        return new JoinedContact(new ContactId(id), name, own, Times.instant(joinedAt), joinedBy);
    }

    Contact toRecord(List<Address> addresses) {
        return new Contact(new ContactId(id), name, addresses, Times.instant(knownSince));
    }
}
