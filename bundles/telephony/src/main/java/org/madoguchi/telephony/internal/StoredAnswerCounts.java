// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.telephony.AnswerCounts;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Grouped by the database, read off the index of states and arrivals. */
@Component(service = AnswerCounts.class)
public final class StoredAnswerCounts implements AnswerCounts {
    private static final String ANSWERED = "outcome = 'ANSWERED'";

    /** The transfer of a call ends its talk for who answered it. */
    private static final String TALK_END = "COALESCE(released_at, ended_at)";

    private static final String WRAPPED_UP =
            ANSWERED + " AND wrapped_up_at IS NOT NULL AND " + TALK_END + " IS NOT NULL";

    /**
     * By the clock and not TIMESTAMPDIFF, of which PostgreSQL's driver takes only the seconds of
     * the minute. Whole days are lost, which nobody wraps up.
     */
    private static final String WRAPPING_UP =
            secondOfDay("wrapped_up_at")
                    + " - ("
                    + secondOfDay(TALK_END)
                    + ") + CASE WHEN CAST(wrapped_up_at AS DATE) > CAST("
                    + TALK_END
                    + " AS DATE) THEN 86400 ELSE 0 END";

    private static final String SQL =
            "SELECT channel, line, queue, "
                    + sum(ANSWERED, "1")
                    + ", "
                    + sum(ANSWERED + " AND waited_ms <= ?", "1")
                    + ", "
                    + sum("outcome = 'ABANDONED'", "1")
                    + ", "
                    + sum("outcome = 'OVERFLOW'", "1")
                    + ", "
                    + sum(ANSWERED, "talked_ms")
                    + ", "
                    + sum(WRAPPED_UP, "1")
                    + ", "
                    + sum(WRAPPED_UP, WRAPPING_UP)
                    + " FROM telephony_call WHERE state = 'ENDED' AND arrived_at >= ?"
                    + " AND arrived_at < ? AND outgoing = ?"
                    + " GROUP BY channel, line, queue ORDER BY 1, 2, 3";

    private final CallStore store;

    @Activate
    public StoredAnswerCounts(@Reference CallStore store) {
        this.store = store;
    }

    private static String sum(String when, String what) {
        return "SUM(CASE WHEN " + when + " THEN " + what + " ELSE 0 END)";
    }

    private static String secondOfDay(String at) {
        return String.format(
                "{fn HOUR(%1$s)} * 3600 + {fn MINUTE(%1$s)} * 60 + {fn SECOND(%1$s)}", at);
    }

    @Override
    public List<Answering> answering(Instant from, Instant until, Duration within) {
        Select<Answering> answering =
                Select.of(
                        SQL,
                        StoredAnswerCounts::answering,
                        within.toMillis(),
                        Timestamp.valueOf(Times.column(from)),
                        Timestamp.valueOf(Times.column(until)),
                        false);
        store.unit().select(answering);
        return answering.rows();
    }

    private static Answering answering(Row row) throws SQLException {
        return new Answering(
                new ChannelId(row.text()),
                row.text(),
                row.text(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                Duration.ofMillis(row.number()),
                row.number(),
                Duration.ofSeconds(row.number()));
    }
}
