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
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.storage.Times;

@Entity
@Table(name = "cases_note")
class NoteEntity {
    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "written_at", nullable = false)
    private LocalDateTime writtenAt;

    @Column(name = "author_name", nullable = false)
    private String authorName;

    @Lob
    @Column(nullable = false)
    private String body;

    NoteEntity() {}

    NoteEntity(long id, CaseId caseId, Instant at, String authorName, String body) {
        this.id = id;
        this.caseId = caseId.asLong();
        writtenAt = Times.column(at);
        this.authorName = authorName;
        this.body = body;
    }

    TimelineEntry entry() {
        return new TimelineEntry.Note(Times.instant(writtenAt), authorName, body);
    }
}
