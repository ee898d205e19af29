// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.editorial.FaqFigures.ArticleOrder;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** Questions about how articles were used. */
record ArticleCounts(EntityUnit unit) {
    /**
     * @param used in how many cases
     */
    record Use(long views, long crawled, long solved, long notSolved, long used) {
        static final Use NONE = new Use(0, 0, 0, 0, 0);

        Use plus(Use other) {
            return new Use(
                    views + other.views,
                    crawled + other.crawled,
                    solved + other.solved,
                    notSolved + other.notSolved,
                    used + other.used);
        }
    }

    private static final String VIEWED =
            " FROM editorial_view WHERE on_day BETWEEN ? AND ? AND place <> '"
                    + Visit.CONSOLE
                    + "' AND article_id <> 0 GROUP BY article_id HAVING ";
    private static final String JUDGED =
            " FROM editorial_verdict WHERE on_day BETWEEN ? AND ? AND place <> '"
                    + Visit.CONSOLE
                    + "' GROUP BY article_id HAVING ";
    private static final String USED =
            " FROM editorial_use WHERE on_day BETWEEN ? AND ? GROUP BY article_id HAVING ";

    /** Ids of articles, the first first. Not for the order of texts, which other tables know. */
    Page<Long> list(Period period, ArticleOrder order, PageRequest request) {
        return switch (order) {
            case MOST_VIEWED -> list(period, VIEWED, "SUM(views)", request);
            case MOST_REQUESTED -> list(period, VIEWED, "SUM(views) + SUM(crawled)", request);
            case LEAST_HELPFUL -> list(period, JUDGED, "SUM(not_solved)", request);
            case MOST_USED -> list(period, USED, "COUNT(DISTINCT case_id)", request);
            case STALE -> throw new IllegalArgumentException("the desk knows the age of texts");
        };
    }

    private Page<Long> list(Period period, String groups, String weight, PageRequest request) {
        String from = groups + weight + " > 0";
        Select<Long> total =
                Select.of(
                        "SELECT COUNT(*) FROM (SELECT article_id" + from + ") AS counted",
                        Row::number,
                        Days.column(period.first()),
                        Days.column(period.last()));
        Select<Long> rows =
                Select.of(
                        "SELECT article_id, "
                                + weight
                                + " AS weight"
                                + from
                                + " ORDER BY weight DESC, article_id"
                                + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                        Row::number,
                        Days.column(period.first()),
                        Days.column(period.last()),
                        request.offset(),
                        request.limit());
        unit.select(total, rows);
        return new Page<>(rows.rows(), total.rows().get(0), request);
    }

    private record Part(long article, Use use) {}

    /** Of each of the articles, also of those that nobody used. */
    Map<Long, Use> of(Period period, Collection<Long> articles) {
        Select<Part> views =
                each(
                        "SELECT article_id, SUM(views), SUM(crawled) FROM editorial_view"
                                + " WHERE article_id = ? AND on_day BETWEEN ? AND ? AND place <> '"
                                + Visit.CONSOLE
                                + "' GROUP BY article_id",
                        row -> new Use(row.number(), row.number(), 0, 0, 0),
                        period,
                        articles);
        Select<Part> verdicts =
                each(
                        "SELECT article_id, SUM(solved), SUM(not_solved) FROM editorial_verdict"
                                + " WHERE article_id = ? AND on_day BETWEEN ? AND ? AND place <> '"
                                + Visit.CONSOLE
                                + "' GROUP BY article_id",
                        row -> new Use(0, 0, row.number(), row.number(), 0),
                        period,
                        articles);
        Select<Part> uses =
                each(
                        "SELECT article_id, COUNT(DISTINCT case_id) FROM editorial_use"
                                + " WHERE article_id = ? AND on_day BETWEEN ? AND ?"
                                + " GROUP BY article_id",
                        row -> new Use(0, 0, 0, 0, row.number()),
                        period,
                        articles);
        Map<Long, Use> all = new HashMap<>();
        articles.forEach(article -> all.put(article, Use.NONE));
        if (!articles.isEmpty()) {
            unit.select(views, verdicts, uses);
        }
        Stream.of(views, verdicts, uses)
                .flatMap(select -> select.rows().stream())
                .forEach(part -> all.merge(part.article(), part.use(), Use::plus));
        return all;
    }

    private static Select<Part> each(
            String sql, Select.Reader<Use> use, Period period, Collection<Long> articles) {
        return Select.ofEach(
                sql,
                row -> new Part(row.number(), use.read(row)),
                articles,
                Days.column(period.first()),
                Days.column(period.last()));
    }

    /** Ids, the most viewed first. */
    List<Long> ranking(Period period, int limit) {
        return list(period, ArticleOrder.MOST_VIEWED, PageRequest.first(limit)).items();
    }
}
