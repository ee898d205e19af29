// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.identity.UserId;

/** The columns of the list that somebody has chosen last. */
@Entity
@Table(name = "cases_columns")
class ColumnsEntity {
    @Id
    @Column(name = "user_id")
    private long userId;

    @Column(nullable = false, length = 400)
    private String names;

    ColumnsEntity() {}

    ColumnsEntity(UserId user) {
        userId = user.value();
    }

    String names() {
        return names;
    }

    void keep(String wanted) {
        names = wanted;
    }
}
