// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Corrections.Correction;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Times;

/** A record that was changed after it had been entered. */
@Entity
@Table(name = "cases_correction")
class CorrectionEntity {
    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "happened_at", nullable = false)
    private LocalDateTime happenedAt;

    @Column(name = "actor_id")
    private Long actorId;

    @Column(name = "actor_name", nullable = false)
    private String actorName;

    @Column(nullable = false, length = 300)
    private String what;

    @Lob
    @Column(name = "text_before", nullable = false)
    private String before;

    @Lob
    @Column(name = "text_after", nullable = false)
    private String after;

    @Column(name = "checked_by", nullable = false)
    private String checkedBy = "";

    @Column(name = "checked_at")
    private LocalDateTime checkedAt;

    CorrectionEntity() {}

    CorrectionEntity(
            long id,
            CaseId caseId,
            Instant at,
            Actor actor,
            String what,
            String before,
            String after) {
        this.id = id;
        this.caseId = caseId.asLong();
        happenedAt = Times.column(at);
        actorId = actor.user().map(UserId::value).orElse(null);
        actorName = actor.name();
        this.what = Cut.to(300, what);
        this.before = before;
        this.after = after;
    }

    /** The same person went on writing. */
    void goOn(String now) {
        after = now;
    }

    boolean isOf(Actor actor) {
        return actorId != null && actor.user().equals(Optional.of(new UserId(actorId)));
    }

    boolean isChecked() {
        return checkedAt != null;
    }

    void check(Actor actor, Instant at) {
        checkedBy = actor.name();
        checkedAt = Times.column(at);
    }

    CaseId caseId() {
        return CaseId.ofLong(caseId);
    }

    Correction correction() {
        return new Correction(
                id, caseId(), Times.instant(happenedAt), actorName, what, before, after);
    }
}
