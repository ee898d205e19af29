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
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.cases.CallBack;
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

    private Integer minutes;

    @Lob
    @Column(name = "suggested_answer", nullable = false)
    private String suggestedAnswer = "";

    @Column(name = "without_contact", nullable = false, length = 300)
    private String withoutContact = "";

    @Column(name = "call_from")
    private LocalDateTime callFrom;

    @Column(name = "call_until")
    private LocalDateTime callUntil;

    @Column(name = "call_number", nullable = false, length = 40)
    private String callNumber = "";

    @Column(name = "call_name", nullable = false, length = 100)
    private String callName = "";

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

    void suggest(String answer) {
        suggestedAnswer = answer;
    }

    String suggestedAnswer() {
        return suggestedAnswer;
    }

    void withoutContact(String why) {
        withoutContact = why;
    }

    void call(CallBack wished) {
        callFrom = Times.column(wished.from().orElse(null));
        callUntil = Times.column(wished.until().orElse(null));
        callNumber = wished.number();
        callName = wished.name();
    }

    /** A number is what makes it one. */
    Optional<CallBack> callBack() {
        return callBack(
                Optional.ofNullable(Times.instant(callFrom)),
                Optional.ofNullable(Times.instant(callUntil)),
                callNumber,
                callName);
    }

    static Optional<CallBack> callBack(
            Optional<Instant> from, Optional<Instant> until, String number, String name) {
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(new CallBack(from, until, number, name));
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

    /** Another department does the work of the one that was asked. */
    void handOn(DepartmentId heir) {
        departmentId = heir.value();
    }

    boolean isOpen() {
        return state == Escalation.State.OPEN;
    }

    void end(Escalation.State end, String words, Instant at) {
        state = end;
        answer = words;
        answeredAt = Times.column(at);
        minutes = Times.minutes(askedAt, answeredAt);
    }

    /** The approver sent the department's answer back: the department is asked again. */
    void openAgain() {
        state = Escalation.State.OPEN;
        answeredAt = null;
        minutes = null;
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
                Optional.ofNullable(Times.instant(answeredAt)),
                List.of(),
                suggestedAnswer,
                withoutContact,
                callBack());
    }
}
