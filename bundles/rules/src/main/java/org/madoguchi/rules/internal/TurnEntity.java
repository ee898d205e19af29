// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.rule.RuleId;
import org.madoguchi.storage.Times;

/** When a rule has last given somebody a case. */
@Entity
@Table(name = "rules_turn")
class TurnEntity {
    @Id
    @Column(length = 50)
    private String id;

    @Column(name = "given_at", nullable = false)
    private LocalDateTime givenAt;

    TurnEntity() {}

    TurnEntity(RuleId rule, UserId person, Instant at) {
        id = key(rule, person);
        give(at);
    }

    static String key(RuleId rule, UserId person) {
        return rule + ":" + person;
    }

    final void give(Instant at) {
        givenAt = Times.column(at);
    }

    Instant givenAt() {
        return Times.instant(givenAt);
    }
}
