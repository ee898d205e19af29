// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.city.City;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.Figures;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;

/** Counts of the day, from the calls as they are stored. */
final class DayFigures {
    private final CallStore store;
    private final City city;
    private final Clock clock;

    DayFigures(CallStore store, City city, Clock clock) {
        this.store = store;
        this.city = city;
        this.clock = clock;
    }

    private record Line(Outcome outcome, long calls, Duration waited, Duration talked) {
        static Line of(Row row) throws SQLException {
            return new Line(
                    row.constant(Outcome.class),
                    row.number(),
                    Duration.ofMillis(row.number()),
                    Duration.ofMillis(row.number()));
        }
    }

    Figures today(List<Call> live) {
        Instant now = clock.instant();
        Instant midnight =
                now.atZone(city.zone()).toLocalDate().atStartOfDay(city.zone()).toInstant();
        Select<Line> lines =
                Select.of(
                        "SELECT outcome, COUNT(*), SUM(waited_ms), SUM(talked_ms) FROM"
                                + " telephony_call WHERE ended_at >= ? AND outgoing = ? GROUP BY"
                                + " outcome",
                        Line::of,
                        Timestamp.valueOf(Times.column(midnight)),
                        false);
        store.unit().select(lines);
        Map<Outcome, Line> of = new EnumMap<>(Outcome.class);
        lines.rows().forEach(line -> of.put(line.outcome(), line));
        Line none = new Line(Outcome.ANSWERED, 0, Duration.ZERO, Duration.ZERO);
        Line answered = of.getOrDefault(Outcome.ANSWERED, none);
        List<Call> waiting = live.stream().filter(DayFigures::waits).toList();
        return new Figures(
                waiting.size(),
                waiting.stream()
                        .map(call -> call.waited(now))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO),
                live.stream().filter(call -> call.state() == CallState.TALKING).count(),
                answered.calls(),
                of.getOrDefault(Outcome.ABANDONED, none).calls(),
                of.getOrDefault(Outcome.LEFT_IN_MENU, none).calls(),
                of.getOrDefault(Outcome.OUT_OF_HOURS, none).calls(),
                of.getOrDefault(Outcome.OVERFLOW, none).calls(),
                answered.waited().dividedBy(Math.max(1, answered.calls())),
                answered.talked().dividedBy(Math.max(1, answered.calls())));
    }

    private static boolean waits(Call call) {
        return call.state() == CallState.QUEUED || call.state() == CallState.RINGING;
    }
}
