// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Resolution;
import org.madoguchi.api.cases.ServiceCounts;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.city.City;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Grouped by the database, read off the indexes of times; no case is loaded. */
@Component(service = ServiceCounts.class)
public final class StoredServiceCounts implements ServiceCounts {
    private static final int MINUTES = 60;

    /** The minute of a time; both databases know the date and JDBC's functions. */
    private static final String MINUTE =
            "CAST(c.opened_at AS DATE), {fn HOUR(c.opened_at)}, {fn MINUTE(c.opened_at)}";

    private static final String IN_TIME =
            "(c.answer_minutes <= ? OR c.closing_minutes <= ? OR (c.handed_on > 0 AND EXISTS"
                    + " (SELECT 1 FROM cases_escalation x WHERE x.case_id = c.id AND x.asked_at <="
                    + " {fn TIMESTAMPADD(SQL_TSI_HOUR, %d, c.opened_at)})))";

    private final CaseStore store;
    private final StoredEntries entries;
    private final City city;

    @Activate
    public StoredServiceCounts(
            @Reference CaseStore store, @Reference StoredEntries entries, @Reference City city) {
        this.store = store;
        this.entries = entries;
        this.city = city;
    }

    /** Cases that were opened within a minute and have the same outcome. */
    private record Minute(Instant at, long cases) {
        static Minute read(Row row) throws SQLException {
            LocalDate day = LocalDate.parse(row.text());
            return new Minute(
                    day.atTime((int) row.number(), (int) row.number()).toInstant(ZoneOffset.UTC),
                    row.number());
        }
    }

    @Override
    public Share resolved(Instant from, Instant until, Optional<ChannelId> channel) {
        Map<String, Resolution> resolutions =
                entries.entries(DeskEntry.Kind.DISPOSITION).stream()
                        .collect(toMap(DeskEntry::code, DeskEntry::resolution));
        Select<Map.Entry<Resolution, Long>> closed =
                Select.of(
                        "SELECT c.disposition, COUNT(*) FROM cases_case c"
                                + within("closed_at", channel)
                                + " AND c.disposition IS NOT NULL GROUP BY c.disposition",
                        row ->
                                Map.entry(
                                        resolutions.getOrDefault(
                                                row.text(), Resolution.NOT_RESOLVED),
                                        row.number()),
                        parameters(from, until, channel).toArray());
        Select<Minute> byHours =
                Select.of(
                        "SELECT "
                                + MINUTE
                                + ", COUNT(*) FROM cases_case c JOIN cases_entry e"
                                + " ON e.kind = 'DISPOSITION' AND e.code = c.disposition"
                                + " AND e.resolution = 'RESOLVED_OUTSIDE_HOURS'"
                                + within("closed_at", channel)
                                + " GROUP BY "
                                + MINUTE,
                        Minute::read,
                        parameters(from, until, channel).toArray());
        store.unit().select(closed, byHours);
        long resolved =
                byHours.rows().stream().filter(this::isOutside).mapToLong(Minute::cases).sum();
        long all = 0;
        for (Map.Entry<Resolution, Long> each : closed.rows()) {
            resolved += each.getKey() == Resolution.RESOLVED ? each.getValue() : 0;
            all += each.getKey() == Resolution.LEFT_OUT ? 0 : each.getValue();
        }
        return new Share(resolved, all);
    }

    private boolean isOutside(Minute minute) {
        return !city.hours().isOpen(minute.at().atZone(city.zone()));
    }

    @Override
    public Share inTime(
            Instant from, Instant until, Optional<ChannelId> channel, int hours, Instant now) {
        Instant late = now.minus(Duration.ofHours(hours));
        Instant due = late.isBefore(from) ? from : late.isBefore(until) ? late : until;
        // the hours are part of the text: as a parameter the drivers disagree on their type
        String inTime = String.format(IN_TIME, hours);
        long dueInTime = opened(from, due, channel, inTime, hours);
        long dealtWith = dueInTime + opened(due, until, channel, inTime, hours);
        long tooLate = opened(from, due, channel, "", hours) - dueInTime;
        return new Share(dealtWith, dealtWith + tooLate);
    }

    private long opened(
            Instant from, Instant until, Optional<ChannelId> channel, String only, int hours) {
        if (!from.isBefore(until)) {
            return 0;
        }
        List<Object> parameters = parameters(from, until, channel);
        if (!only.isEmpty()) {
            parameters.addAll(List.of(hours * MINUTES, hours * MINUTES));
        }
        Select<Long> count =
                Select.of(
                        "SELECT COUNT(*) FROM cases_case c"
                                + within("opened_at", channel)
                                + (only.isEmpty() ? "" : " AND " + only),
                        Row::number,
                        parameters.toArray());
        store.unit().select(count);
        return count.first().orElseThrow();
    }

    private static String within(String time, Optional<ChannelId> channel) {
        return String.format(" WHERE c.%1$s >= ? AND c.%1$s < ?", time)
                + (channel.isPresent() ? " AND c.channel = ?" : "");
    }

    private static List<Object> parameters(
            Instant from, Instant until, Optional<ChannelId> channel) {
        List<Object> parameters = new ArrayList<>(List.of(column(from), column(until)));
        channel.map(ChannelId::value).ifPresent(parameters::add);
        return parameters;
    }

    private static Timestamp column(Instant at) {
        return Timestamp.valueOf(Times.column(at));
    }
}
