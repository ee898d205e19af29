// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.Skill;

/** That an operator is not among the first of a queue. */
@Entity
@Table(name = "telephony_skill")
class SkillEntity {
    @Id private long id;

    @Column(name = "operator_id")
    private long operatorId;

    @Column(nullable = false, length = 80)
    private String queue;

    @Enumerated(EnumType.STRING)
    private Skill skill;

    protected SkillEntity() {}

    SkillEntity(long id, UserId operator, String queue, Skill skill) {
        this.id = id;
        this.operatorId = operator.value();
        this.queue = queue;
        this.skill = skill;
    }

    void become(Skill other) {
        skill = other;
    }

    UserId operator() {
        return new UserId(operatorId);
    }

    String queue() {
        return queue;
    }

    Skill skill() {
        return skill;
    }
}
