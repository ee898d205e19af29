// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "cases_mark_score")
class MarkScoreEntity {
    @Id private long id;

    @Column(name = "mark_id", nullable = false)
    private long markId;

    @Column(nullable = false, length = 40)
    private String code;

    private int score;

    MarkScoreEntity() {}

    MarkScoreEntity(long id, long markId, String code, int score) {
        this.id = id;
        this.markId = markId;
        this.code = code;
        this.score = score;
    }

    long markId() {
        return markId;
    }

    String code() {
        return code;
    }

    int score() {
        return score;
    }
}
