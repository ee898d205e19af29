// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.sql.SQLException;
import java.util.List;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.editorial.FaqFigures.SearchDay;
import org.madoguchi.api.editorial.FaqFigures.SearchFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchOrder;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** Questions about what citizens searched for. */
record SearchCounts(EntityUnit unit) {
    /** A word is of public interest when it was not one person's only. */
    private static final int HOT = 3;

    /** Parameters: first and last day. */
    private static final String OF_CITIZENS =
            " FROM editorial_search WHERE on_day BETWEEN ? AND ? AND place <> '"
                    + Visit.CONSOLE
                    + "'";

    private static final String PART = " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";
    private static final String ANSWERED = "SUM(searches) - SUM(without_result)";

    List<String> hot(Period period, int limit) {
        Select<String> words =
                Select.of(
                        "SELECT words, SUM(searches) AS times"
                                + OF_CITIZENS
                                + " AND words <> '' GROUP BY words HAVING SUM(searches) >= "
                                + HOT
                                + " AND "
                                + ANSWERED
                                + " > 0 ORDER BY times DESC, words"
                                + PART,
                        Row::text,
                        Days.column(period.first()),
                        Days.column(period.last()),
                        0,
                        limit);
        unit.select(words);
        return words.rows();
    }

    Page<SearchFigure> list(Period period, SearchOrder order, PageRequest request) {
        String groups = OF_CITIZENS + where(order) + " GROUP BY words HAVING " + having(order);
        Select<Long> total =
                Select.of(
                        "SELECT COUNT(*) FROM (SELECT words" + groups + ") AS counted",
                        Row::number,
                        Days.column(period.first()),
                        Days.column(period.last()));
        Select<SearchFigure> rows =
                Select.of(
                        "SELECT words, SUM(searches), SUM(without_result), SUM(hits), SUM(opened), "
                                + by(order)
                                + " AS weight"
                                + groups
                                + " ORDER BY weight DESC, words"
                                + PART,
                        SearchCounts::figure,
                        Days.column(period.first()),
                        Days.column(period.last()),
                        request.offset(),
                        request.limit());
        unit.select(total, rows);
        return new Page<>(rows.rows(), total.rows().get(0), request);
    }

    /** What is opened from a chat comes without its words. */
    private static String where(SearchOrder order) {
        return order == SearchOrder.WITHOUT_CLICK ? " AND place = '" + Visit.SITE + "'" : "";
    }

    private static String having(SearchOrder order) {
        return switch (order) {
            case MOST -> "SUM(searches) > 0";
            case WITHOUT_RESULT -> "SUM(without_result) > 0";
            case WITHOUT_CLICK -> ANSWERED + " > 0 AND SUM(opened) * 10 <= " + ANSWERED;
        };
    }

    private static String by(SearchOrder order) {
        return switch (order) {
            case MOST -> "SUM(searches)";
            case WITHOUT_RESULT -> "SUM(without_result)";
            case WITHOUT_CLICK -> ANSWERED;
        };
    }

    /** Words and the four sums, in the order of the table's columns. */
    static SearchFigure figure(Row row) throws SQLException {
        String words = row.text();
        long count = row.number();
        long withoutResult = row.number();
        long found = row.number();
        return new SearchFigure(
                words, count, withoutResult, count == 0 ? 0 : (double) found / count, row.number());
    }

    SearchFigure sum(Period period, String words) {
        Select<SearchFigure> sum =
                Select.of(
                        "SELECT words, SUM(searches), SUM(without_result), SUM(hits), SUM(opened)"
                                + OF_CITIZENS
                                + " AND words = ? GROUP BY words",
                        SearchCounts::figure,
                        Days.column(period.first()),
                        Days.column(period.last()),
                        words);
        unit.select(sum);
        return sum.first().orElse(new SearchFigure(words, 0, 0, 0, 0));
    }

    /** Only days on which there was one. */
    List<SearchDay> days(Period period, String words) {
        Select<SearchDay> days =
                Select.of(
                        "SELECT on_day, SUM(searches), SUM(without_result)"
                                + OF_CITIZENS
                                + " AND words = ? GROUP BY on_day",
                        row -> new SearchDay(Days.day(row), row.number(), row.number()),
                        Days.column(period.first()),
                        Days.column(period.last()),
                        words);
        unit.select(days);
        return days.rows();
    }

    record Clicks(ArticleId article, long count) {}

    List<Clicks> opened(Period period, String words, int limit) {
        Select<Clicks> opened =
                Select.of(
                        "SELECT article_id, SUM(opened) AS times"
                                + OF_CITIZENS
                                + " AND words = ? AND article_id <> 0 GROUP BY article_id"
                                + " ORDER BY times DESC, article_id"
                                + PART,
                        row -> new Clicks(new ArticleId(row.number()), row.number()),
                        Days.column(period.first()),
                        Days.column(period.last()),
                        words,
                        0,
                        limit);
        unit.select(opened);
        return opened.rows();
    }
}
