// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.storage.Times;

/**
 * A text that an article has or had; written once (only its owners may be replaced later), read
 * through {@link TextRows}.
 */
@Entity(name = "Text")
@Table(name = "knowledge_text")
class TextEntity {
    @Id private long id;

    @Column(name = "article_id")
    private long articleId;

    private int revision;

    @Column(length = 300)
    private String question;

    @Column(name = "question_key", length = 64)
    private String questionKey;

    @Lob private String answer;

    @Lob
    @Column(name = "plain_answer")
    private String plainAnswer;

    @Column(name = "short_answer", length = 500)
    private String shortAnswer;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    @Column(length = 1_000)
    private String categories;

    @Column(length = 2_000)
    private String keywords;

    @Column(length = 1_000)
    private String departments;

    @Column(length = 25_000)
    private String links;

    @Column(length = 8_000)
    private String files;

    @Column(length = 1_000)
    private String related;

    @Column(name = "visible_from")
    private LocalDateTime visibleFrom;

    @Column(name = "visible_until")
    private LocalDateTime visibleUntil;

    private boolean featured;

    @Column(name = "written_at")
    private LocalDateTime writtenAt;

    @Column(name = "written_by", length = 200)
    private String writtenBy;

    @Column(name = "writer_id")
    private Long writerId;

    protected TextEntity() {}

    TextEntity(long id, long articleId, int revision, CheckedText checked, Written written) {
        ArticleText text = checked.text();
        this.id = id;
        this.articleId = articleId;
        this.revision = revision;
        question = text.question();
        questionKey = QuestionKey.of(text.question());
        answer = text.answer();
        plainAnswer = checked.plainAnswer();
        shortAnswer = text.shortAnswer();
        audience = text.audience();
        categories = Lines.of(text.categories());
        keywords = Lines.of(text.keywords());
        departments = Lines.of(text.departments());
        links = Lines.ofLinks(text.links());
        files = Lines.ofFiles(text.files());
        related = Lines.of(text.related());
        visibleFrom = Times.column(text.publication().from().orElse(null));
        visibleUntil = Times.column(text.publication().until().orElse(null));
        featured = text.publication().featured();
        writtenAt = Times.column(written.at());
        writtenBy = written.by();
        writerId = written.writer().isPresent() ? written.writer().getAsLong() : null;
    }

    /** The owners as they are then. */
    List<DepartmentId> replaceOwner(DepartmentId former, DepartmentId next) {
        List<DepartmentId> owners =
                Lines.ids(departments, DepartmentId::new).stream()
                        .map(owner -> owner.equals(former) ? next : owner)
                        .distinct()
                        .toList();
        departments = Lines.of(owners);
        return owners;
    }
}
