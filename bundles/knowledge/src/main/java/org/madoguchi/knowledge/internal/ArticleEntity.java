// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.storage.Times;

/**
 * An article as it is now. Fields are touched only here: the enhancer makes changes known to JPA in
 * the entity's own code, an assignment from elsewhere would be lost.
 */
@Entity(name = "Article")
@Table(name = "article")
class ArticleEntity {
    @Id private long id;

    @Column(length = 300)
    private String question;

    @Column(length = 20_000)
    private String answer;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    @Column(length = 200)
    private String category;

    /** One a line. */
    @Column(length = 2_000)
    private String keywords;

    /** Ids, one a line. */
    @Column(length = 1_000)
    private String departments;

    @Enumerated(EnumType.STRING)
    @Column(name = "article_state")
    private ArticleState state;

    private int revision;

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
        state = ArticleState.DRAFT;
    }

    long id() {
        return id;
    }

    ArticleState state() {
        return state;
    }

    int revision() {
        return revision;
    }

    Article article() {
        return new Article(
                new ArticleId(id), text(), state, revision, Times.instant(updatedAt), updatedBy);
    }

    ArticleText text() {
        return new ArticleText(
                question,
                answer,
                audience,
                category,
                keywords.lines().toList(),
                departments.lines().map(line -> new DepartmentId(Long.parseLong(line))).toList());
    }

    /** Gives it a new text; the result is what history keeps of it. */
    ArticleRevisionEntity revise(long revisionId, ArticleText text, Instant at, String by) {
        question = text.question();
        answer = text.answer();
        audience = text.audience();
        category = text.category();
        keywords = lines(text.keywords());
        departments = lines(text.departments());
        revision++;
        updatedAt = Times.column(at);
        updatedBy = by;
        return new ArticleRevisionEntity(
                revisionId,
                id,
                revision,
                question,
                answer,
                audience,
                category,
                keywords,
                departments,
                updatedAt,
                updatedBy);
    }

    void move(ArticleState next, Instant at, String by) {
        state = next;
        updatedAt = Times.column(at);
        updatedBy = by;
    }

    static String lines(List<?> items) {
        return items.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
}
