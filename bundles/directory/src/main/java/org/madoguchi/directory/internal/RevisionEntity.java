// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The only row of its table: another number after every change of the directory. */
@Entity
@Table(name = "directory_revision")
class RevisionEntity {
    static final long ONLY = 1;

    @Id private long id;

    private long revision;

    protected RevisionEntity() {}

    long revision() {
        return revision;
    }

    void become(long next) {
        revision = next;
    }
}
