// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.CaseCounts;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts by grouped questions that are read off the indexes of times; no case is loaded. How long
 * things took comes as so many of each whole minute, from which medians are made.
 */
@Component(service = CaseCounts.class)
public final class DatabaseCounts implements CaseCounts {
    /** The hour of a time; both databases know the date and JDBC's function. */
    private static final String HOUR_OF = "CAST(%1$s AS DATE), {fn HOUR(%1$s)}";

    private static final String CASES = ", COUNT(*) FROM cases_case c";
    private static final String OF_REQUESTS =
            " FROM cases_escalation x JOIN cases_case c ON c.id = x.case_id";
    private static final String REQUESTS = ", COUNT(*)" + OF_REQUESTS;
    private static final String HANDED_ON = ", COUNT(DISTINCT x.case_id)" + OF_REQUESTS;

    private final CaseStore store;
    private final CaseTowns towns;

    @Activate
    public DatabaseCounts(@Reference CaseStore store, @Reference CaseTowns towns) {
        this.store = store;
        this.towns = towns;
    }

    @Override
    public CaseCount all(Instant from, Instant until) {
        return count("", UnaryOperator.identity(), from, until)
                .getOrDefault(Optional.<String>empty(), CaseCount.NONE);
    }

    @Override
    public Map<Optional<String>, CaseCount> by(By by, Instant from, Instant until) {
        CountedBy counted = CountedBy.of(by);
        Map<Optional<String>, CaseCount> all =
                by.isSeveral()
                        ? new SeveralCounts(store.unit(), counted, from, until).count()
                        : count(counted.key(), name(by), from, until);
        all.values().removeIf(CaseCount::isEmpty);
        return all;
    }

    @Override
    public Map<Optional<String>, Long> received(By by, Instant from, Instant until) {
        CountedBy counted = CountedBy.of(by);
        if (by.isSeveral()) {
            return new SeveralCounts(store.unit(), counted, from, until).received();
        }
        Map<Optional<String>, Long> all = new HashMap<>();
        store.unit()
                .select(
                        Select.of(
                                grouped(
                                        counted.key(),
                                        "",
                                        CASES,
                                        "c.opened_at >= ? AND c.opened_at < ?"),
                                row ->
                                        all.merge(
                                                row.optionalText().map(name(by)),
                                                row.number(),
                                                Long::sum),
                                column(from),
                                column(until)));
        return all;
    }

    /**
     * @param key a column of the case; empty: one group of all
     * @param name of the group that what is in the column belongs to
     */
    private Map<Optional<String>, CaseCount> count(
            String key, UnaryOperator<String> name, Instant from, Instant until) {
        Timestamp begin = column(from);
        Timestamp end = column(until);
        Groups groups = new Groups(new HashMap<>(), name);
        store.unit()
                .select(
                        Select.of(
                                grouped(
                                        key,
                                        "c.answer_minutes",
                                        CASES,
                                        "c.opened_at >= ? AND c.opened_at < ?"),
                                row -> groups.of(row).received(row.optionalNumber(), row.number()),
                                begin,
                                end),
                        Select.of(
                                grouped(
                                        key,
                                        "c.closing_minutes, c.handed_on",
                                        CASES,
                                        "c.closed_at >= ? AND c.closed_at < ?"),
                                row ->
                                        groups.of(row)
                                                .closed(
                                                        row.number(),
                                                        row.number() > 0,
                                                        row.number()),
                                begin,
                                end),
                        Select.of(
                                grouped(key, "", HANDED_ON, "x.asked_at >= ? AND x.asked_at < ?"),
                                row -> groups.of(row).handedOn(row.number()),
                                begin,
                                end),
                        Select.of(
                                grouped(
                                        key,
                                        "x.minutes",
                                        REQUESTS,
                                        "x.answered_at >= ? AND x.answered_at < ?"),
                                row -> groups.of(row).atDepartment(row.number(), row.number()),
                                begin,
                                end),
                        // two questions: OR would make Derby read the whole table
                        Select.of(
                                grouped(key, "", CASES, "c.closed_at IS NULL AND c.opened_at < ?"),
                                row -> groups.of(row).open(row.number()),
                                end),
                        Select.of(
                                grouped(key, "", CASES, "c.closed_at >= ? AND c.opened_at < ?"),
                                row -> groups.of(row).open(row.number()),
                                end,
                                end));
        Map<Optional<String>, CaseCount> counts = new HashMap<>();
        groups.sums().forEach((group, sum) -> counts.put(group, sum.count()));
        return counts;
    }

    private static String grouped(String key, String more, String what, String where) {
        String groups = Stream.of(key, more).filter(part -> !part.isEmpty()).collect(joining(", "));
        return "SELECT "
                + (key.isEmpty() ? "CAST(NULL AS VARCHAR(1))" : key)
                + (more.isEmpty() ? "" : ", " + more)
                + what
                + " WHERE "
                + where
                + (groups.isEmpty() ? "" : " GROUP BY " + groups);
    }

    private record Groups(Map<Optional<String>, CountSums> sums, UnaryOperator<String> name) {
        CountSums of(Row row) throws SQLException {
            return sums.computeIfAbsent(row.optionalText().map(name), key -> new CountSums());
        }
    }

    /** Several towns are one district; all else stands for itself. */
    private UnaryOperator<String> name(By by) {
        return by == By.DISTRICT ? towns::district : UnaryOperator.identity();
    }

    private static Timestamp column(Instant at) {
        return Timestamp.valueOf(Times.column(at));
    }

    @Override
    public List<Hour> hours(Instant from, Instant until) {
        Map<Instant, long[]> counts = new TreeMap<>();
        store.unit()
                .select(
                        byHour("opened_at", 0, counts, from, until),
                        byHour("closed_at", 1, counts, from, until));
        return counts.entrySet().stream()
                .map(each -> new Hour(each.getKey(), each.getValue()[0], each.getValue()[1]))
                .toList();
    }

    private static Select<Long> byHour(
            String column, int place, Map<Instant, long[]> counts, Instant from, Instant until) {
        String hour = String.format(HOUR_OF, column);
        return Select.of(
                "SELECT "
                        + hour
                        + ", COUNT(*) FROM cases_case WHERE "
                        + column
                        + " >= ? AND "
                        + column
                        + " < ? GROUP BY "
                        + hour,
                row ->
                        counts.computeIfAbsent(hour(row), begin -> new long[2])[place] =
                                row.number(),
                column(from),
                column(until));
    }

    @Override
    public List<Asked> asked(Instant from, Instant until) {
        String hour = String.format(HOUR_OF, "asked_at");
        Select<Asked> asked =
                Select.of(
                        "SELECT "
                                + hour
                                + ", case_id FROM cases_escalation"
                                + " WHERE asked_at >= ? AND asked_at < ? GROUP BY "
                                + hour
                                + ", case_id",
                        row -> new Asked(hour(row), CaseId.ofLong(row.number())),
                        column(from),
                        column(until));
        store.unit().select(asked);
        return asked.rows();
    }

    private static Instant hour(Row row) throws SQLException {
        LocalDate day = LocalDate.parse(row.text());
        return day.atTime((int) row.number(), 0).toInstant(ZoneOffset.UTC);
    }
}
