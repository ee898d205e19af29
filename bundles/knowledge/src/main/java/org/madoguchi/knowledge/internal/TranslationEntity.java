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
import java.util.Locale;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Translation;
import org.madoguchi.storage.Times;

/** An article in another language. */
@Entity(name = "Translation")
@Table(name = "knowledge_translation")
class TranslationEntity {
    @Id private long id;

    @Column(name = "article_id")
    private long articleId;

    @Column(name = "lang", length = 20)
    private String language;

    @Column(length = 1_000)
    private String question;

    @Lob private String answer;

    @Column(name = "short_answer", length = 2_000)
    private String shortAnswer;

    @Enumerated(EnumType.STRING)
    private Translation.Origin origin;

    @Column(name = "of_revision")
    private int ofRevision;

    @Column(name = "written_at")
    private LocalDateTime writtenAt;

    @Column(name = "written_by", length = 200)
    private String writtenBy;

    protected TranslationEntity() {}

    TranslationEntity(long id, ArticleId article, Locale language) {
        this.id = id;
        this.articleId = article.value();
        this.language = language.toLanguageTag();
    }

    Translation.Origin origin() {
        return origin;
    }

    void write(Translation from) {
        question = from.question();
        answer = from.answer();
        shortAnswer = from.shortAnswer();
        origin = from.origin();
        ofRevision = from.ofRevision();
        writtenAt = Times.column(from.at());
        writtenBy = from.by();
    }

    Translation translation() {
        return new Translation(
                new ArticleId(articleId),
                Locale.forLanguageTag(language),
                question,
                answer,
                shortAnswer,
                origin,
                ofRevision,
                Times.instant(writtenAt),
                writtenBy);
    }
}
