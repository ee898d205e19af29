// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.storage.Times;

@Entity
@Table(name = "cases_change")
class ChangeEntity {
    private static final int LONGEST_DETAIL = 500;

    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "happened_at", nullable = false)
    private LocalDateTime happenedAt;

    @Column(name = "actor_name", nullable = false)
    private String actorName;

    @Enumerated(EnumType.STRING)
    private ChangeKind kind;

    @Column(nullable = false, length = LONGEST_DETAIL)
    private String detail;

    ChangeEntity() {}

    ChangeEntity(
            long id, CaseId caseId, Instant at, String actorName, ChangeKind kind, String detail) {
        this.id = id;
        this.caseId = caseId.asLong();
        happenedAt = Times.column(at);
        this.actorName = actorName;
        this.kind = kind;
        this.detail = Cut.to(LONGEST_DETAIL, detail);
    }

    boolean isBy(String name) {
        return actorName.equals(name);
    }

    boolean isAbout(String subject) {
        return detail.startsWith(subject);
    }

    /** The same change went on. */
    void retell(Instant at, String words) {
        happenedAt = Times.column(at);
        detail = Cut.to(LONGEST_DETAIL, words);
    }

    TimelineEntry entry() {
        return new TimelineEntry.Change(Times.instant(happenedAt), actorName, kind, detail);
    }
}
