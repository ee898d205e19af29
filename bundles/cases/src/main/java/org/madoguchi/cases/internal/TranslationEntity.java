// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.MessageTranslation;
import org.madoguchi.storage.Times;

/** What a message says in Japanese; one for each at most. */
@Entity
@Table(name = "cases_translation")
class TranslationEntity {
    @Id
    @Column(name = "interaction_id")
    private long interactionId;

    @Lob
    @Column(nullable = false)
    private String body;

    @Column(name = "by_machine", nullable = false)
    private boolean byMachine;

    @Column(name = "author_name", nullable = false, length = 300)
    private String authorName;

    @Column(name = "written_at", nullable = false)
    private LocalDateTime writtenAt;

    TranslationEntity() {}

    TranslationEntity(InteractionId of) {
        interactionId = of.value();
    }

    void write(MessageTranslation translation) {
        body = translation.text();
        byMachine = translation.byMachine();
        authorName = Cut.to(300, translation.by());
        writtenAt = Times.column(translation.at());
    }

    boolean isByMachine() {
        return byMachine;
    }
}
