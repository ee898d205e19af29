// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.CaseId;

/** An id that later messages may refer to. */
@Entity
@Table(name = "cases_thread")
class ThreadEntity {
    /** Longer ids are hostile or broken; the case token finds the case all the same. */
    static final int LONGEST_ID = 255;

    @Id private long id;

    @Column(name = "message_id", nullable = false, length = LONGEST_ID)
    private String messageId;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    ThreadEntity() {}

    ThreadEntity(long id, String messageId, CaseId caseId) {
        this.id = id;
        this.messageId = messageId;
        this.caseId = caseId.asLong();
    }

    String messageId() {
        return messageId;
    }

    CaseId caseId() {
        return CaseId.ofLong(caseId);
    }
}
