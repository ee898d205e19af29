// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.editorial.FaqFigures.HourFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchHour;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Visit;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** Questions about when citizens searched. */
record HourCounts(EntityUnit unit) {
    private static final int HOURS = 24;

    /** Parameters: first and last day. */
    private static final String OF_CITIZENS =
            " FROM editorial_hour WHERE on_day BETWEEN ? AND ? AND place <> '"
                    + Visit.CONSOLE
                    + "'";

    private static final String BY_HOUR = " GROUP BY hour_of_day";
    private static final String BY_WORDS = " GROUP BY on_day, hour_of_day, words";

    /** All hours of the day, whatever was searched. */
    List<HourFigure> all(Period period) {
        return hours("", Days.column(period.first()), Days.column(period.last()));
    }

    /** All hours of the day for one search. */
    List<HourFigure> of(Period period, String words) {
        return hours(
                " AND words = ?", Days.column(period.first()), Days.column(period.last()), words);
    }

    private List<HourFigure> hours(String more, Object... parameters) {
        Select<HourFigure> found =
                Select.of(
                        "SELECT hour_of_day, SUM(searches), SUM(without_result)"
                                + OF_CITIZENS
                                + more
                                + BY_HOUR,
                        row -> new HourFigure((int) row.number(), row.number(), row.number()),
                        parameters);
        unit.select(found);
        List<HourFigure> hours =
                new ArrayList<>(
                        IntStream.range(0, HOURS)
                                .mapToObj(hour -> new HourFigure(hour, 0, 0))
                                .toList());
        found.rows().forEach(figure -> hours.set(figure.hour(), figure));
        return List.copyOf(hours);
    }

    /** In the order of time. */
    Page<SearchHour> list(Period period, PageRequest request) {
        Select<Long> total =
                Select.of(
                        "SELECT COUNT(*) FROM (SELECT words"
                                + OF_CITIZENS
                                + BY_WORDS
                                + ") AS counted",
                        Row::number,
                        Days.column(period.first()),
                        Days.column(period.last()));
        Select<SearchHour> rows =
                Select.of(
                        "SELECT on_day, hour_of_day, words, SUM(searches), SUM(without_result),"
                                + " SUM(hits), SUM(opened)"
                                + OF_CITIZENS
                                + BY_WORDS
                                + " ORDER BY on_day, hour_of_day, words"
                                + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                        HourCounts::row,
                        Days.column(period.first()),
                        Days.column(period.last()),
                        request.offset(),
                        request.limit());
        unit.select(total, rows);
        return new Page<>(rows.rows(), total.rows().get(0), request);
    }

    private static SearchHour row(Row row) throws SQLException {
        LocalDate day = Days.day(row);
        int hour = (int) row.number();
        SearchFigure figure = SearchCounts.figure(row);
        return new SearchHour(day, hour, figure);
    }
}
