// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.storage.Row;

/** From rows of {@code knowledge_text t} (and {@code knowledge_article a}) to what others see. */
final class TextRows {
    static final String TEXT =
            "t.id, t.article_id, t.revision, t.question, t.answer, t.plain_answer, t.short_answer,"
                    + " t.audience, t.categories, t.keywords, t.departments, t.links, t.files,"
                    + " t.related, t.visible_from, t.visible_until, t.featured, t.written_at,"
                    + " t.written_by, t.writer_id";
    static final String ARTICLE =
            TEXT + ", a.article_state, a.published, a.lock_version, a.updated_at, a.updated_by";

    /** Articles with their newest texts. */
    static final String NEWEST =
            "SELECT "
                    + ARTICLE
                    + " FROM knowledge_article a JOIN knowledge_text t ON t.id = a.text_id";

    /** Texts, old ones too, with what their articles are today. */
    static final String ANY =
            "SELECT "
                    + ARTICLE
                    + " FROM knowledge_text t JOIN knowledge_article a ON a.id = t.article_id";

    private TextRows() {}

    record Text(
            long id,
            ArticleId article,
            int revision,
            ArticleText text,
            String plainAnswer,
            Instant writtenAt,
            String writtenBy,
            OptionalLong writer) {
        ArticleRevision asRevision() {
            return new ArticleRevision(article, revision, text, plainAnswer, writtenAt, writtenBy);
        }
    }

    /** A row of {@link #TEXT}. */
    static Text text(Row row) throws SQLException {
        long id = row.number();
        ArticleId article = new ArticleId(row.number());
        int revision = (int) row.number();
        String question = row.text();
        String answer = row.text();
        String plainAnswer = row.text();
        ArticleText text =
                new ArticleText(
                        question,
                        answer,
                        row.text(),
                        row.constant(Audience.class),
                        Lines.ids(row.text(), CategoryId::new),
                        Lines.items(row.text(), keyword -> keyword),
                        Lines.ids(row.text(), DepartmentId::new),
                        Lines.links(row.text()),
                        Lines.files(row.text()),
                        Lines.ids(row.text(), ArticleId::new),
                        new Publication(row.optionalInstant(), row.optionalInstant(), row.flag()));
        return new Text(
                id,
                article,
                revision,
                text,
                plainAnswer,
                row.instant(),
                row.text(),
                row.optionalNumber().map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    /** A row of {@link #ARTICLE} for the desk: with the time of its last change of any kind. */
    static Article edited(Row row) throws SQLException {
        return article(row, true);
    }

    /** A row of {@link #ARTICLE} for readers: with the time of its text. */
    static Article shown(Row row) throws SQLException {
        return article(row, false);
    }

    private static Article article(Row row, boolean changed) throws SQLException {
        Text text = text(row);
        ArticleState state = row.constant(ArticleState.class);
        Optional<Long> published = row.optionalNumber();
        long version = row.number();
        Instant updatedAt = row.instant();
        String updatedBy = row.text();
        return new Article(
                text.article(),
                text.text(),
                text.plainAnswer(),
                state,
                text.revision(),
                published
                        .map(number -> OptionalInt.of(number.intValue()))
                        .orElse(OptionalInt.empty()),
                version,
                changed ? updatedAt : text.writtenAt(),
                changed ? updatedBy : text.writtenBy());
    }
}
