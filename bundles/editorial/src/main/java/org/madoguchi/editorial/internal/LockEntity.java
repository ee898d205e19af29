// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row that is only there to be locked; the migration makes it. */
@Entity
@Table(name = "editorial_lock")
class LockEntity {
    @Id
    @Column(name = "id")
    private int id;

    protected LockEntity() {}

    @Override
    public String toString() {
        return "row " + id;
    }
}
