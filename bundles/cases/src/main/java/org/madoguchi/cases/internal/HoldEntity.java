// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.storage.Times;

/** Somebody has said that a case stays. */
@Entity
@Table(name = "cases_hold")
class HoldEntity {
    @Id private long id;

    @Column(name = "held_by", nullable = false, length = 200)
    private String heldBy;

    @Column(name = "held_at", nullable = false)
    private LocalDateTime heldAt;

    HoldEntity() {}

    HoldEntity(CaseId id, String by, Instant at) {
        this.id = id.asLong();
        heldBy = Cut.to(200, by);
        heldAt = Times.column(at);
    }
}
