// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.storage.Times;

/** A text that readers see, or will see. Of one article's texts the times do not overlap. */
@Entity(name = "Shelf")
@Table(name = "knowledge_shelf")
class ShelfEntity {
    static final Instant ALWAYS = Instant.parse("1900-01-01T00:00:00Z");
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    @Id
    @Column(name = "text_id")
    private long textId;

    @Column(name = "article_id")
    private long articleId;

    @Column(name = "audience_rank")
    private int audienceRank;

    @Column(length = 300)
    private String question;

    @Column(name = "visible_from")
    private LocalDateTime visibleFrom;

    @Column(name = "visible_until")
    private LocalDateTime visibleUntil;

    private boolean featured;

    private LocalDateTime since;

    private LocalDateTime due;

    protected ShelfEntity() {}

    ShelfEntity(long articleId, long textId, ArticleText text, Instant now) {
        Publication times = text.publication();
        this.textId = textId;
        this.articleId = articleId;
        this.audienceRank = text.audience().ordinal();
        this.question = text.question();
        this.visibleFrom = Times.column(times.from().orElse(ALWAYS));
        this.visibleUntil = Times.column(times.until().orElse(NEVER));
        this.featured = times.featured();
        this.since = Times.column(times.from().filter(now::isBefore).orElse(now));
        plan(now);
    }

    /** A time as the tables keep it: to the millisecond, within what every database can hold. */
    static Instant kept(Instant time) {
        Instant within = time.isBefore(ALWAYS) ? ALWAYS : time.isAfter(NEVER) ? NEVER : time;
        return within.truncatedTo(ChronoUnit.MILLIS);
    }

    boolean begins(Instant now) {
        return Times.instant(visibleFrom).isAfter(now);
    }

    Instant visibleFrom() {
        return Times.instant(visibleFrom);
    }

    long textId() {
        return textId;
    }

    long articleId() {
        return articleId;
    }

    /** Another text takes its place then. */
    void endAt(Instant end, Instant now) {
        if (Times.instant(visibleUntil).isAfter(end)) {
            visibleUntil = Times.column(end);
            plan(now);
        }
    }

    /** Sets the next moment at which readers' view changes by itself. */
    void plan(Instant now) {
        Instant until = Times.instant(visibleUntil);
        if (begins(now)) {
            due = visibleFrom;
        } else {
            due = until.isAfter(now) && until.isBefore(NEVER) ? visibleUntil : null;
        }
    }
}
