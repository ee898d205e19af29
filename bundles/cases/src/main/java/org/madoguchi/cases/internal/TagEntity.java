// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.storage.Times;

/** A label that was used, for whoever types one that begins like it. */
@Entity
@Table(name = "cases_tag")
class TagEntity {
    @Id private String id;

    @Column(nullable = false)
    private String label;

    @Column(name = "used_at", nullable = false)
    private LocalDateTime usedAt;

    TagEntity() {}

    TagEntity(String folded, String label, Instant at) {
        id = folded;
        this.label = label;
        use(at);
    }

    final void use(Instant at) {
        usedAt = Times.column(at);
    }

    String label() {
        return label;
    }
}
