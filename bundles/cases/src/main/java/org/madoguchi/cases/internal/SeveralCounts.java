// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;

/**
 * Counts by what a case may have several of. Each pair of a case and a group is read and counted
 * once here: to count different cases in groups Derby sorts every pair, which takes twice as long.
 */
final class SeveralCounts {
    /** What is counted is held for so long a time at once, however long the period. */
    private static final Duration SLICE = Duration.ofDays(31);

    private final EntityUnit unit;
    private final CountedBy counted;
    private final Instant from;
    private final Instant until;
    private final Map<Optional<String>, CountSums> sums = new HashMap<>();

    /** Groups that a group's cases belong to as well; itself where nothing is said. */
    private final Map<Optional<String>, List<Optional<String>>> above = new HashMap<>();

    SeveralCounts(EntityUnit unit, CountedBy counted, Instant from, Instant until) {
        this.unit = unit;
        this.counted = counted;
        this.from = from;
        this.until = until;
    }

    Map<Optional<String>, CaseCount> count() {
        slices(this::slice);
        // two questions: OR would make Derby read the whole table
        Timestamp end = column(until);
        ofCases("", "c.closed_at IS NULL AND c.opened_at < ?", SeveralCounts::open, end);
        ofCases("", "c.closed_at >= ? AND c.opened_at < ?", SeveralCounts::open, end, end);
        // a case may be handed on more than once, in several slices
        ofRequests(
                "x.case_id",
                "x.asked_at >= ? AND x.asked_at < ?",
                SeveralCounts::handedOn,
                column(from),
                end);
        Map<Optional<String>, CaseCount> counts = new HashMap<>();
        sums.forEach((key, sum) -> counts.put(key, sum.count()));
        return counts;
    }

    /** Only how many came. */
    Map<Optional<String>, Long> received() {
        slices(this::received);
        Map<Optional<String>, Long> counts = new HashMap<>();
        sums.forEach((key, sum) -> counts.put(key, sum.count().received()));
        return counts;
    }

    private void slices(BiConsumer<Instant, Instant> counting) {
        if (!counted.above().isEmpty()) {
            unit.select(Select.of(counted.above(), this::belongs));
        }
        for (Instant begin = from; begin.isBefore(until); begin = begin.plus(SLICE)) {
            counting.accept(begin, begin.plus(SLICE).isBefore(until) ? begin.plus(SLICE) : until);
        }
    }

    private void received(Instant from, Instant until) {
        ofCases(
                ", c.answer_minutes",
                "c.opened_at >= ? AND c.opened_at < ?",
                SeveralCounts::received,
                column(from),
                column(until));
    }

    private void slice(Instant from, Instant until) {
        received(from, until);
        Timestamp begin = column(from);
        Timestamp end = column(until);
        ofCases(
                ", c.closing_minutes, c.handed_on",
                "c.closed_at >= ? AND c.closed_at < ?",
                SeveralCounts::closed,
                begin,
                end);
        ofRequests(
                "x.id, x.minutes",
                "x.answered_at >= ? AND x.answered_at < ?",
                SeveralCounts::atDepartment,
                begin,
                end);
    }

    private static Timestamp column(Instant at) {
        return Timestamp.valueOf(Times.column(at));
    }

    private Optional<String> belongs(Row row) throws SQLException {
        Optional<String> group = row.optionalText();
        above.computeIfAbsent(group, id -> new ArrayList<>()).add(row.optionalText());
        return group;
    }

    /** What a row says of the group that it belongs to. */
    private interface Reading {
        Consumer<CountSums> read(Row row) throws SQLException;
    }

    private static Consumer<CountSums> received(Row row) throws SQLException {
        Optional<Long> minutes = row.optionalNumber();
        return sum -> sum.received(minutes, 1);
    }

    private static Consumer<CountSums> closed(Row row) throws SQLException {
        long minutes = row.number();
        boolean handedOn = row.number() > 0;
        return sum -> sum.closed(minutes, handedOn, 1);
    }

    private static Consumer<CountSums> open(Row row) {
        return sum -> sum.open(1);
    }

    private static Consumer<CountSums> handedOn(Row row) {
        return sum -> sum.handedOn(1);
    }

    private static Consumer<CountSums> atDepartment(Row row) throws SQLException {
        long minutes = row.number();
        return sum -> sum.atDepartment(minutes, 1);
    }

    private void ofCases(String columns, String where, Reading reading, Object... values) {
        ask(
                "SELECT "
                        + counted.key()
                        + ", c.id"
                        + columns
                        + " FROM cases_case c"
                        + counted.join()
                        + " WHERE "
                        + where,
                reading,
                values);
    }

    private void ofRequests(String columns, String where, Reading reading, Object... values) {
        ofRequests(counted.requestKey(), columns, counted.requestJoin(), where, reading, values);
        if (!counted.none().isEmpty()) {
            String ofNone = where + " AND " + counted.none();
            ofRequests("CAST(NULL AS VARCHAR(1))", columns, "", ofNone, reading, values);
        }
    }

    private void ofRequests(
            String key,
            String columns,
            String join,
            String where,
            Reading reading,
            Object... values) {
        ask(
                "SELECT "
                        + key
                        + ", "
                        + columns
                        + " FROM cases_escalation x JOIN cases_case c ON c.id = x.case_id"
                        + join
                        + " WHERE "
                        + where,
                reading,
                values);
    }

    /** One after the other: what was seen for one is not kept for the next. */
    private void ask(String sql, Reading reading, Object... values) {
        Map<Optional<String>, Set<Long>> seen = new HashMap<>();
        unit.select(Select.of(sql, row -> count(row, reading, seen), values));
    }

    /**
     * @return whether the row counted for any group
     */
    private Boolean count(Row row, Reading reading, Map<Optional<String>, Set<Long>> seen)
            throws SQLException {
        Optional<String> group = row.optionalText();
        Long id = row.number();
        Consumer<CountSums> what = reading.read(row);
        boolean counts = false;
        for (Optional<String> key : above.getOrDefault(group, List.of(group))) {
            if (seen.computeIfAbsent(key, each -> new HashSet<>()).add(id)) {
                what.accept(sums.computeIfAbsent(key, each -> new CountSums()));
                counts = true;
            }
        }
        return counts;
    }
}
