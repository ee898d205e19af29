// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody said that the one is not the other. */
@Entity
@Table(name = "contact_apart")
class ApartEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "one_id", nullable = false, updatable = false)
    private long oneId;

    @Column(name = "other_id", nullable = false, updatable = false)
    private long otherId;

    protected ApartEntity() {}

    ApartEntity(long id, long oneId, long otherId) {
        this.id = id;
        this.oneId = oneId;
        this.otherId = otherId;
    }

    @Override
    public String toString() {
        return id + ": " + oneId + " is not " + otherId;
    }
}
