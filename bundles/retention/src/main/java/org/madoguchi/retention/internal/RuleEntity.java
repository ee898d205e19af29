// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.retention.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.retention.RetentionRule;

/** What somebody has decided for one kind. */
@Entity(name = "RetentionRule")
@Table(name = "retention_rule")
class RuleEntity {
    @Id
    @Column(length = 40)
    private String code;

    private int months;

    private int automatic;

    protected RuleEntity() {}

    RuleEntity(RetentionRule rule) {
        code = rule.code();
        months = rule.months();
        automatic = rule.automatic() ? 1 : 0;
    }

    RetentionRule rule() {
        return new RetentionRule(code, months, automatic != 0);
    }
}
