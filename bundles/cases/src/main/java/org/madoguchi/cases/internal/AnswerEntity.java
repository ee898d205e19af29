// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.form.FormId;

/** One value of what was filled in. */
@Entity
@Table(name = "cases_answer")
class AnswerEntity {
    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "form_id", nullable = false)
    private long formId;

    @Column(name = "form_version", nullable = false)
    private int formVersion;

    @Column(nullable = false, length = 30)
    private String item;

    private int place;

    @Lob
    @Column(nullable = false)
    private String content;

    AnswerEntity() {}

    AnswerEntity(long id, CaseId caseId, Answer answer) {
        this.id = id;
        this.caseId = caseId.asLong();
        formId = answer.form().value();
        formVersion = answer.version();
        item = answer.item();
        place = answer.place();
        content = answer.content();
    }

    Answer answer() {
        return new Answer(new FormId(formId), formVersion, item, place, content);
    }
}
