// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** What somebody has written so far. */
@Entity
@Table(name = "cases_draft")
class DraftEntity {
    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "user_id", nullable = false)
    private long userId;

    @Lob
    @Column(nullable = false)
    private String body = "";

    @Column(name = "saved_at", nullable = false)
    private LocalDateTime savedAt;

    DraftEntity() {}

    DraftEntity(long id, CaseId caseId, UserId user) {
        this.id = id;
        this.caseId = caseId.asLong();
        userId = user.value();
    }

    void save(String text, Instant at) {
        body = text;
        savedAt = Times.column(at);
    }

    UserId user() {
        return new UserId(userId);
    }

    String body() {
        return body;
    }
}
