// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.telephony.CallCounts;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Grouped by the database, read off the index of states and arrivals. */
@Component(service = CallCounts.class)
public final class StoredCallCounts implements CallCounts {
    /** Both databases know the date and JDBC's function. */
    private static final String HOUR = "CAST(arrived_at AS DATE), {fn HOUR(arrived_at)}";

    private static final String SUMS =
            ", COUNT(*), SUM(CASE WHEN waited_ms <= "
                    + AT_ONCE.toMillis()
                    + " THEN 1 ELSE 0 END), SUM(waited_ms), SUM(talked_ms)";

    private static final String OF_CITIZENS =
            " FROM telephony_call WHERE state = 'ENDED' AND arrived_at >= ? AND arrived_at < ?"
                    + " AND outgoing = ?";

    private final CallStore store;

    @Activate
    public StoredCallCounts(@Reference CallStore store) {
        this.store = store;
    }

    @Override
    public List<Line> lines(Instant from, Instant until) {
        Select<Line> lines =
                Select.of(
                        "SELECT "
                                + HOUR
                                + ", channel, outcome"
                                + SUMS
                                + OF_CITIZENS
                                + " AND outcome IS NOT NULL GROUP BY "
                                + HOUR
                                + ", channel, outcome ORDER BY 1, 2, 3, 4",
                        StoredCallCounts::line,
                        column(from),
                        column(until),
                        false);
        store.unit().select(lines);
        return lines.rows();
    }

    private static Line line(Row row) throws SQLException {
        LocalDate day = LocalDate.parse(row.text());
        return new Line(
                day.atTime((int) row.number(), 0).toInstant(ZoneOffset.UTC),
                new ChannelId(row.text()),
                sum(row));
    }

    /** The outcome, and what {@link #SUMS} asks for. */
    private static Sum sum(Row row) throws SQLException {
        return new Sum(
                row.constant(Outcome.class),
                row.number(),
                row.number(),
                Duration.ofMillis(row.number()),
                Duration.ofMillis(row.number()));
    }

    @Override
    public List<Entered> entered(Instant from, Instant until) {
        Select<Entered> entered =
                Select.of(
                        "SELECT line, COALESCE(entrance, ''), outcome"
                                + SUMS
                                + OF_CITIZENS
                                + " AND outcome IS NOT NULL GROUP BY line, COALESCE(entrance, ''),"
                                + " outcome ORDER BY 2, 1, 3",
                        row -> new Entered(row.text(), row.text(), sum(row)),
                        column(from),
                        column(until),
                        false);
        store.unit().select(entered);
        return entered.rows();
    }

    @Override
    public List<Share> shares(By by, Instant from, Instant until) {
        String column =
                switch (by) {
                    case QUEUE -> "queue";
                    case OPERATOR -> "operator_id";
                };
        String among =
                switch (by) {
                    case QUEUE -> " AND outcome IS NOT NULL";
                    case OPERATOR -> " AND outcome = 'ANSWERED' AND operator_id IS NOT NULL";
                };
        Select<Share> shares =
                Select.of(
                        "SELECT "
                                + column
                                + ", outcome"
                                + SUMS
                                + OF_CITIZENS
                                + among
                                + " GROUP BY "
                                + column
                                + ", outcome ORDER BY 1, 2",
                        row -> new Share(row.text(), sum(row)),
                        column(from),
                        column(until),
                        false);
        store.unit().select(shares);
        return shares.rows();
    }

    @Override
    public List<Transferred> transfers(Instant from, Instant until) {
        Select<Transferred> transfers =
                Select.of(
                        "SELECT transferred_to, COUNT(*)"
                                + OF_CITIZENS
                                + " AND transferred_to <> '' AND transfer <> 'JOINED' GROUP BY transferred_to"
                                + " ORDER BY 2 DESC, 1",
                        row -> new Transferred(row.text(), row.number()),
                        column(from),
                        column(until),
                        false);
        store.unit().select(transfers);
        return transfers.rows();
    }

    private static Timestamp column(Instant at) {
        return Timestamp.valueOf(Times.column(at));
    }
}
