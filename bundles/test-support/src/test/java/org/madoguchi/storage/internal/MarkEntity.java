// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "other_mark")
class MarkEntity {
    @Id private long id;
    private String word;

    MarkEntity() {}

    MarkEntity(long id, String word) {
        this.id = id;
        this.word = word;
    }

    String word() {
        return word;
    }
}
