// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.madoguchi.api.cases.CaseId;

/** The case that a conversation is in. */
@Entity
@Table(name = "cases_conversation")
class ConversationEntity {
    @Id private String id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Version private int version;

    ConversationEntity() {}

    ConversationEntity(String id, CaseId caseId) {
        this.id = id;
        this.caseId = caseId.asLong();
    }

    CaseId caseId() {
        return CaseId.ofLong(caseId);
    }

    void moveTo(CaseId other) {
        caseId = other.asLong();
    }
}
