// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Field;

@Entity
@Table(name = "cases_field")
class FieldEntity {
    private static final int LONGEST_LABEL = 200;

    @Id private long id;

    @Column(name = "interaction_id", nullable = false)
    private long interactionId;

    @Column(nullable = false, length = LONGEST_LABEL)
    private String label;

    @Lob
    @Column(nullable = false)
    private String content;

    FieldEntity() {}

    FieldEntity(long id, InteractionId interaction, Field field) {
        this.id = id;
        interactionId = interaction.value();
        label = Cut.to(LONGEST_LABEL, field.label());
        content = field.value();
    }

    long interactionId() {
        return interactionId;
    }

    Field field() {
        return new Field(label, content);
    }
}
