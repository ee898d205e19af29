// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.madoguchi.api.knowledge.Audience;

/** A text that an article had; written once, never changed. */
@Entity(name = "ArticleRevision")
@Table(name = "article_revision")
class ArticleRevisionEntity {
    @Id private long id;

    @Column(name = "article_id")
    private long articleId;

    private int revision;

    @Column(length = 300)
    private String question;

    @Column(length = 20_000)
    private String answer;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    @Column(length = 200)
    private String category;

    @Column(length = 2_000)
    private String keywords;

    @Column(length = 1_000)
    private String departments;

    @Column(name = "written_at")
    private LocalDateTime writtenAt;

    @Column(name = "written_by", length = 200)
    private String writtenBy;

    protected ArticleRevisionEntity() {}

    ArticleRevisionEntity(
            long id,
            long articleId,
            int revision,
            String question,
            String answer,
            Audience audience,
            String category,
            String keywords,
            String departments,
            LocalDateTime writtenAt,
            String writtenBy) {
        this.id = id;
        this.articleId = articleId;
        this.revision = revision;
        this.question = question;
        this.answer = answer;
        this.audience = audience;
        this.category = category;
        this.keywords = keywords;
        this.departments = departments;
        this.writtenAt = writtenAt;
        this.writtenBy = writtenBy;
    }
}
