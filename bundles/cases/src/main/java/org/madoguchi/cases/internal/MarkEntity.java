// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.QualityMark;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** A mark; its scores are rows of their own. */
@Entity
@Table(name = "cases_mark")
class MarkEntity {
    @Id private long id;

    @Column(name = "interaction_id", nullable = false)
    private long interactionId;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "operator_id", nullable = false)
    private long operatorId;

    @Column(name = "operator_name", nullable = false)
    private String operatorName;

    @Column(name = "marked_by", nullable = false)
    private String markedBy;

    @Column(name = "marked_at", nullable = false)
    private LocalDateTime markedAt;

    @Lob
    @Column(nullable = false)
    private String remark;

    MarkEntity() {}

    MarkEntity(long id, InteractionId interaction, CaseId caseId) {
        this.id = id;
        interactionId = interaction.value();
        this.caseId = caseId.asLong();
    }

    long id() {
        return id;
    }

    void say(User operator, String by, Instant at, String words) {
        operatorId = operator.id().value();
        operatorName = operator.name();
        markedBy = by;
        markedAt = Times.column(at);
        remark = words;
    }

    QualityMark mark(Map<String, Integer> scores) {
        return new QualityMark(
                new InteractionId(interactionId),
                CaseId.ofLong(caseId),
                new UserId(operatorId),
                operatorName,
                Times.instant(markedAt),
                markedBy,
                scores,
                remark);
    }
}
