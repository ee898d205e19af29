// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.EscalationId;

/** One of the reasons for which a department was asked. */
@Entity
@Table(name = "cases_escalation_reason")
class ReasonEntity {
    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "escalation_id", nullable = false)
    private long escalationId;

    @Column(nullable = false, length = 40)
    private String code;

    ReasonEntity() {}

    ReasonEntity(long id, CaseId caseId, EscalationId escalation, String code) {
        this.id = id;
        this.caseId = caseId.asLong();
        escalationId = escalation.value();
        this.code = code;
    }
}
