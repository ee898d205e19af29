// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.cases.CaseErasure;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.storage.Times;

/** That a case was erased, by whom and why. */
@Entity
@Table(name = "cases_erased")
class ErasedEntity {
    @Id private long id;

    @Column(name = "erased_at", nullable = false)
    private LocalDateTime erasedAt;

    @Column(name = "erased_by", nullable = false, length = 200)
    private String erasedBy;

    @Column(nullable = false, length = 300)
    private String reason;

    ErasedEntity() {}

    ErasedEntity(CaseId id, Instant at, String by, String reason) {
        this.id = id.asLong();
        erasedAt = Times.column(at);
        erasedBy = Cut.to(200, by);
        this.reason = reason;
    }

    CaseErasure.Erased erased() {
        return new CaseErasure.Erased(CaseId.ofLong(id), Times.instant(erasedAt), erasedBy, reason);
    }
}
