// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.storage.Times;

/** What a citizen thought of an article. */
@Entity
@Table(name = "editorial_verdict")
class VerdictEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "on_day", nullable = false)
    private LocalDate onDay;

    @Column(name = "given_at", nullable = false)
    private LocalDateTime givenAt;

    @Column(name = "place", nullable = false, length = 32)
    private String place;

    @Column(name = "language", nullable = false, length = 16)
    private String language;

    @Column(name = "article_id", nullable = false)
    private long articleId;

    @Column(name = "solved", nullable = false)
    private int solved;

    @Column(name = "not_solved", nullable = false)
    private int notSolved;

    @Column(name = "words", nullable = false, length = 1000)
    private String words;

    protected VerdictEntity() {}

    VerdictEntity(
            long id,
            Instant at,
            LocalDate day,
            Visit visit,
            ArticleId article,
            boolean solved,
            String words) {
        this.id = id;
        this.onDay = day;
        this.givenAt = Times.column(at);
        this.place = Tally.place(visit);
        this.language = Tally.language(visit);
        this.articleId = article.value();
        this.solved = solved ? 1 : 0;
        this.notSolved = solved ? 0 : 1;
        this.words = words;
    }
}
