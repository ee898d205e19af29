// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.storage.Times;

/**
 * Where an article stands. Fields are touched only here: the enhancer makes changes known to JPA in
 * the entity's own code, an assignment from elsewhere would be lost.
 */
@Entity(name = "Article")
@Table(name = "knowledge_article")
class ArticleEntity {
    @Id private long id;

    @Column(name = "text_id")
    private long textId;

    private int revision;

    @Enumerated(EnumType.STRING)
    @Column(name = "article_state")
    private ArticleState state;

    private Integer published;

    @Column(name = "first_published")
    private LocalDateTime firstPublished;

    @Lob private String words;

    @Column(name = "updated_at")
    private LocalDateTime updatedAt;

    @Column(name = "updated_by", length = 200)
    private String updatedBy;

    /** Two editors at once: the second one is told, nothing is overwritten unseen. */
    @Version
    @Column(name = "lock_version")
    private long lockVersion;

    protected ArticleEntity() {}

    ArticleEntity(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    long textId() {
        return textId;
    }

    int revision() {
        return revision;
    }

    ArticleState state() {
        return state;
    }

    /** Whether readers saw it, or were meant to. */
    boolean wasPublished() {
        return firstPublished != null;
    }

    /** Makes this its newest text, a draft. */
    TextEntity revise(long newTextId, CheckedText text, Written written) {
        textId = newTextId;
        revision++;
        words = text.words();
        become(ArticleState.DRAFT, written.at(), written.by());
        return new TextEntity(newTextId, id, revision, text, written);
    }

    /** Something else about it changed than its text. */
    void touch(Instant at, String by) {
        updatedAt = Times.column(at);
        updatedBy = by;
    }

    void become(ArticleState next, Instant at, String by) {
        state = next;
        if (next == ArticleState.PUBLISHED) {
            published = revision;
            firstPublished = firstPublished == null ? Times.column(at) : firstPublished;
        } else if (next == ArticleState.RETIRED) {
            published = null;
        }
        touch(at, by);
    }
}
