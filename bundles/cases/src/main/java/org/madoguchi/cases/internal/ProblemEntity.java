// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.InteractionId;

@Entity
@Table(name = "cases_problem")
class ProblemEntity {
    private static final int LONGEST = 1000;

    @Id private long id;

    @Column(name = "interaction_id", nullable = false)
    private long interactionId;

    @Column(name = "text_ja", nullable = false, length = LONGEST)
    private String textJa;

    @Column(name = "text_en", nullable = false, length = LONGEST)
    private String textEn;

    ProblemEntity() {}

    ProblemEntity(long id, InteractionId interaction, LocalizedText text) {
        this.id = id;
        interactionId = interaction.value();
        textJa = Cut.to(LONGEST, text.ja());
        textEn = Cut.to(LONGEST, text.en());
    }

    long interactionId() {
        return interactionId;
    }

    LocalizedText text() {
        return new LocalizedText(textJa, textEn);
    }
}
