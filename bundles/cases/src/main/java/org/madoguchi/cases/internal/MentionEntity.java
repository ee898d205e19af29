// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.madoguchi.api.identity.UserId;

/** Somebody is named in a note. */
@Entity
@Table(name = "cases_mention")
class MentionEntity {
    @Id private long id;

    @Column(name = "note_id", nullable = false)
    private long noteId;

    @Column(name = "user_id", nullable = false)
    private long userId;

    @Column(name = "read_at")
    private LocalDateTime readAt;

    MentionEntity() {}

    MentionEntity(long id, long note, UserId user) {
        this.id = id;
        noteId = note;
        userId = user.value();
    }
}
