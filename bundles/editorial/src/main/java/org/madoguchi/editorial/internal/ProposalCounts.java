// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.Proposals.Month;
import org.madoguchi.api.editorial.Proposals.Turnaround;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;

/** Counts of proposals. */
record ProposalCounts(EntityUnit unit, ZoneId zone) {
    private static final int MONTHS = 36;
    private static final double HOURS_OF_A_DAY = 24;

    private record Made(YearMonth month, Proposal.Kind kind, Proposal.State state) {}

    List<Month> byMonth(Optional<DepartmentId> reader, Instant now) {
        LocalDate first = YearMonth.from(now.atZone(zone)).minusMonths(MONTHS - 1L).atDay(1);
        Select<Made> made =
                Select.of(
                        "SELECT made_at, kind, proposal_state FROM editorial_proposal WHERE"
                                + " made_at >= ?"
                                + visible(reader),
                        this::made,
                        midnight(first));
        unit.select(made);
        Map<YearMonth, List<Made>> months =
                made.rows().stream().collect(Collectors.groupingBy(Made::month));
        return months.entrySet().stream()
                .map(month -> sum(month.getKey(), month.getValue()))
                .sorted(Comparator.comparing(Month::month).reversed())
                .toList();
    }

    private Made made(Row row) throws SQLException {
        return new Made(
                YearMonth.from(row.instant().atZone(zone)),
                row.constant(Proposal.Kind.class),
                row.constant(Proposal.State.class));
    }

    private static Month sum(YearMonth month, List<Made> made) {
        long additions = made.stream().filter(one -> one.kind() == Proposal.Kind.NEW).count();
        long done = count(made, Proposal.State.DONE);
        long declined = count(made, Proposal.State.DECLINED);
        return new Month(
                month,
                additions,
                made.size() - additions,
                done,
                declined,
                made.size() - done - declined);
    }

    private static long count(List<Made> made, Proposal.State state) {
        return made.stream().filter(one -> one.state() == state).count();
    }

    Turnaround turnaround(Optional<DepartmentId> reader, Period period) {
        Select<Duration> waits =
                Select.of(
                        "SELECT since_at, done_at FROM editorial_proposal WHERE done_at >= ? AND"
                                + " done_at < ?"
                                + visible(reader),
                        row -> Duration.between(row.instant(), row.instant()),
                        midnight(period.first()),
                        midnight(period.last().plusDays(1)));
        unit.select(waits);
        return new Turnaround(waits.rows().size(), median(waits.rows()));
    }

    private static double median(List<Duration> waits) {
        if (waits.isEmpty()) {
            return 0;
        }
        List<Duration> sorted = waits.stream().sorted().toList();
        int middle = sorted.size() / 2;
        Duration upper = sorted.get(middle);
        Duration lower = sorted.size() % 2 == 1 ? upper : sorted.get(middle - 1);
        return upper.plus(lower).dividedBy(2).toMinutes() / 60.0 / HOURS_OF_A_DAY;
    }

    /** A number of ours, not a text of anybody's. */
    private static String visible(Optional<DepartmentId> reader) {
        return reader.map(
                        own ->
                                " AND (department_id IS NULL OR department_id = "
                                        + own.value()
                                        + ")")
                .orElse("");
    }

    private Timestamp midnight(LocalDate day) {
        return Timestamp.valueOf(Times.column(day.atStartOfDay(zone).toInstant()));
    }
}
