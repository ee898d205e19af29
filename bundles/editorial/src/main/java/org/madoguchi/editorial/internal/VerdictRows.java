// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.editorial.FaqFigures.Comment;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Select;

/** Verdicts that came with words. */
record VerdictRows(EntityUnit unit) {
    /** Newest first, without the articles' questions. */
    Page<Comment> list(Period period, PageRequest request) {
        Select<Long> total =
                Select.of(
                        "SELECT COUNT(*) FROM editorial_verdict WHERE on_day BETWEEN ? AND ? AND"
                                + " words <> ''",
                        row -> row.number(),
                        Days.column(period.first()),
                        Days.column(period.last()));
        Select<Comment> rows =
                Select.of(
                        "SELECT article_id, solved, words, given_at FROM editorial_verdict WHERE"
                                + " on_day BETWEEN ? AND ? AND words <> '' ORDER BY given_at DESC,"
                                + " id DESC OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                        row ->
                                new Comment(
                                        new ArticleId(row.number()),
                                        "",
                                        row.number() == 1,
                                        row.text(),
                                        row.instant()),
                        Days.column(period.first()),
                        Days.column(period.last()),
                        request.offset(),
                        request.limit());
        unit.select(total, rows);
        return new Page<>(rows.rows(), total.rows().get(0), request);
    }
}
