// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Whether the city asks something of whoever closes a case or hands it on. */
@Entity
@Table(name = "cases_handling_rule")
class HandlingRuleEntity {
    @Id private String name;

    @Column(name = "in_force")
    private int inForce;

    HandlingRuleEntity() {}

    HandlingRuleEntity(String name, boolean inForce) {
        this.name = name;
        this.inForce = inForce ? 1 : 0;
    }

    String name() {
        return name;
    }

    boolean isInForce() {
        return inForce != 0;
    }
}
