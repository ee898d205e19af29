// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.storage.Times;

@Entity
@Table(name = "sample_letter")
class LetterEntity {
    @Id private long id;

    @Column(nullable = false, length = 100)
    private String title;

    @Lob private String body;
    @Lob private byte[] photo;

    @Column(name = "written_at", nullable = false)
    private LocalDateTime writtenAt;

    @Version private int version;

    LetterEntity() {}

    LetterEntity(long id, String title, String body, Instant writtenAt) {
        this.id = id;
        this.title = title;
        this.body = body;
        this.photo = new byte[] {1, 2, 3};
        this.writtenAt = Times.column(writtenAt);
    }

    String body() {
        return body;
    }

    void rewrite(String text) {
        body = text;
    }

    byte[] photo() {
        return photo;
    }

    Instant writtenAt() {
        return Times.instant(writtenAt);
    }
}
