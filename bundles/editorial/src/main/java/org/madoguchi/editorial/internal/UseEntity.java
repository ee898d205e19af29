// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.storage.Times;

/** An article that was put into the answer of a case. */
@Entity
@Table(name = "editorial_use")
class UseEntity {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "on_day", nullable = false)
    private LocalDate onDay;

    @Column(name = "article_id", nullable = false)
    private long articleId;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "used_at", nullable = false)
    private LocalDateTime usedAt;

    @Column(name = "used_by", nullable = false, length = 200)
    private String usedBy;

    protected UseEntity() {}

    UseEntity(long id, Instant at, LocalDate day, ArticleId article, CaseId usedIn, String by) {
        this.id = id;
        this.onDay = day;
        this.articleId = article.value();
        this.caseId = usedIn.asLong();
        this.usedAt = Times.column(at);
        this.usedBy = KeptText.cut(by, 200);
    }
}
