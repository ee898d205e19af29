// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.storage.Times;

@Entity
@Table(name = "cases_escalation")
class EscalationEntity {
    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "department_id", nullable = false)
    private long departmentId;

    @Lob
    @Column(nullable = false)
    private String question;

    @Column(name = "asked_by", nullable = false)
    private String askedBy;

    @Column(name = "asked_at", nullable = false)
    private LocalDateTime askedAt;

    @Enumerated(EnumType.STRING)
    private Escalation.State state = Escalation.State.OPEN;

    @Lob
    @Column(nullable = false)
    private String answer = "";

    @Column(name = "answered_at")
    private LocalDateTime answeredAt;

    @Version private int version;

    EscalationEntity() {}

    EscalationEntity(
            EscalationId id,
            CaseId caseId,
            DepartmentId department,
            String question,
            String askedBy,
            Instant askedAt) {
        this.id = id.value();
        this.caseId = caseId.asLong();
        departmentId = department.value();
        this.question = question;
        this.askedBy = askedBy;
        this.askedAt = Times.column(askedAt);
    }

    EscalationId id() {
        return new EscalationId(id);
    }

    CaseId caseId() {
        return CaseId.ofLong(caseId);
    }

    DepartmentId department() {
        return new DepartmentId(departmentId);
    }

    boolean isOpen() {
        return state == Escalation.State.OPEN;
    }

    void end(Escalation.State end, String words, Instant at) {
        state = end;
        answer = words;
        answeredAt = Times.column(at);
    }

    /** The approver sent the department's answer back: the department is asked again. */
    void openAgain() {
        state = Escalation.State.OPEN;
        answeredAt = null;
    }

    Escalation escalation(String departmentName) {
        return new Escalation(
                id(),
                caseId(),
                department(),
                departmentName,
                question,
                askedBy,
                Times.instant(askedAt),
                state,
                answer,
                Optional.ofNullable(Times.instant(answeredAt)));
    }
}
