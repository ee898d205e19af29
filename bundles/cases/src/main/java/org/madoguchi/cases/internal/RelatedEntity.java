// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Relation;

/** What another case is to this one; the other has a row of its own. */
@Entity
@Table(name = "cases_related")
class RelatedEntity {
    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "other_id", nullable = false)
    private long otherId;

    @Enumerated(EnumType.STRING)
    private Relation relation;

    RelatedEntity() {}

    RelatedEntity(long id, CaseId of, CaseId other, Relation relation) {
        this.id = id;
        caseId = of.asLong();
        otherId = other.asLong();
        this.relation = relation;
    }

    CaseId other() {
        return CaseId.ofLong(otherId);
    }

    Relation relation() {
        return relation;
    }

    void become(Relation next) {
        relation = next;
    }
}
