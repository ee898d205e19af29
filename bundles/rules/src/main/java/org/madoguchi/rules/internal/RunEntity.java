// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleRun;
import org.madoguchi.storage.Times;

/** A rule has acted on an occasion, or could not. */
@Entity
@Table(name = "rules_run")
class RunEntity {
    private static final int LONGEST = 500;

    @Id private long id;

    @Column(name = "rule_id", nullable = false)
    private long ruleId;

    @Column(nullable = false, length = 60)
    private String occasion;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(nullable = false)
    private int revision;

    @Column(name = "run_at", nullable = false)
    private LocalDateTime runAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private RuleRun.Outcome outcome;

    @Column(nullable = false, length = LONGEST)
    private String detail;

    RunEntity() {}

    RunEntity(
            long id,
            Rule rule,
            Occasion occasion,
            Instant at,
            RuleRun.Outcome outcome,
            String detail) {
        this.id = id;
        this.ruleId = rule.id().value();
        this.occasion = occasion.key();
        this.caseId = occasion.caseId().asLong();
        this.revision = rule.version();
        this.runAt = Times.column(at);
        this.outcome = outcome;
        this.detail = detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST);
    }

    Instant at() {
        return Times.instant(runAt);
    }

    RuleRun run() {
        return new RuleRun(CaseId.ofLong(caseId), revision, at(), outcome, detail);
    }
}
