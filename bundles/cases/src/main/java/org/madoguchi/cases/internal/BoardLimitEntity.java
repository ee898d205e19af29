// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A number that the city has chosen. */
@Entity
@Table(name = "cases_board_limit")
class BoardLimitEntity {
    @Id private String name;

    private int amount;

    BoardLimitEntity() {}

    BoardLimitEntity(String name, int amount) {
        this.name = name;
        this.amount = amount;
    }

    String name() {
        return name;
    }

    int amount() {
        return amount;
    }
}
