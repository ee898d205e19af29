// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.madoguchi.api.storage.StorageException;

/**
 * Adds a tally to the tables in one transaction. Plain SQL, because the database itself has to add:
 * what an entity has read may be old by the time it is written.
 */
final class TallyWriter {
    /** Different words and opened articles of one day; what is beyond is counted together. */
    static final int MOST_OF_A_DAY = 50_000;

    private static final SumTable<Tally.SearchKey> SEARCHES =
            new SumTable<>(
                    "UPDATE editorial_search SET searches = searches + ?, without_result ="
                            + " without_result + ?, hits = hits + ?, opened = opened + ?"
                            + " WHERE on_day = ? AND place = ? AND words = ? AND article_id = ?",
                    "INSERT INTO editorial_search (searches, without_result, hits, opened, on_day,"
                            + " place, words, article_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    key ->
                            List.of(
                                    Days.column(key.day()),
                                    key.place(),
                                    key.words(),
                                    key.article()));

    private static final SumTable<Tally.HourKey> HOURS =
            new SumTable<>(
                    "UPDATE editorial_hour SET searches = searches + ?, without_result ="
                            + " without_result + ?, hits = hits + ?, opened = opened + ?"
                            + " WHERE on_day = ? AND hour_of_day = ? AND place = ? AND words = ?",
                    "INSERT INTO editorial_hour (searches, without_result, hits, opened, on_day,"
                            + " hour_of_day, place, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    key -> List.of(Days.column(key.day()), key.hour(), key.place(), key.words()));

    private static final SumTable<Tally.ViewKey> VIEWS =
            new SumTable<>(
                    "UPDATE editorial_view SET views = views + ?, crawled = crawled + ?"
                            + " WHERE on_day = ? AND place = ? AND article_id = ?",
                    "INSERT INTO editorial_view (views, crawled, on_day, place, article_id)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    key -> List.of(Days.column(key.day()), key.place(), key.article()));

    private static final SumTable<Tally.DayKey> DAYS =
            new SumTable<>(
                    "UPDATE editorial_day SET searches = searches + ?, without_result ="
                            + " without_result + ?, views = views + ?, crawled = crawled + ?"
                            + " WHERE on_day = ? AND place = ? AND language = ?",
                    "INSERT INTO editorial_day (searches, without_result, views, crawled, on_day,"
                            + " place, language) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    key -> List.of(Days.column(key.day()), key.place(), key.language()));

    private final EditorialStore store;
    private final int mostOfADay;

    TallyWriter(EditorialStore store, int mostOfADay) {
        this.store = store;
        this.mostOfADay = mostOfADay;
    }

    void write(Tally tally) {
        store.unit()
                .run(
                        em -> {
                            store.lock(em);
                            try {
                                write(em, tally);
                            } catch (SQLException e) {
                                throw new StorageException("counts were not written", e);
                            }
                        });
    }

    private void write(EntityManager em, Tally tally) throws SQLException {
        // the transaction's own connection, which it commits and closes
        Connection connection = em.unwrap(Connection.class);
        bounded(
                connection,
                SEARCHES,
                tally.searches.sums(),
                new Bound<>(
                        "editorial_search",
                        Tally.SearchKey::day,
                        key -> new Tally.SearchKey(key.day(), Tally.OTHERS, Tally.OTHERS, 0)));
        bounded(
                connection,
                HOURS,
                tally.hours.sums(),
                new Bound<>(
                        "editorial_hour",
                        Tally.HourKey::day,
                        key ->
                                new Tally.HourKey(
                                        key.day(), key.hour(), Tally.OTHERS, Tally.OTHERS)));
        VIEWS.insert(connection, VIEWS.add(connection, tally.views.sums()));
        DAYS.insert(connection, DAYS.add(connection, tally.days.sums()));
    }

    /**
     * A table that takes only so many rows of one day.
     *
     * @param rest the key under which what is beyond is counted together
     */
    private record Bound<K>(String table, Function<K, LocalDate> day, UnaryOperator<K> rest) {}

    private <K> void bounded(
            Connection connection, SumTable<K> sums, Map<K, long[]> tally, Bound<K> bound)
            throws SQLException {
        Map<K, long[]> fresh = sums.add(connection, tally);
        if (!fresh.isEmpty()) {
            sums.insert(connection, sums.add(connection, withinTheDay(connection, fresh, bound)));
        }
    }

    /** New rows as far as their days have room; the rest of them in rows that may be there. */
    private <K> Map<K, long[]> withinTheDay(
            Connection connection, Map<K, long[]> fresh, Bound<K> bound) throws SQLException {
        Map<LocalDate, Integer> room = new HashMap<>();
        Map<K, long[]> kept = new HashMap<>();
        Counts<K> rest = new Counts<>(Integer.MAX_VALUE, key -> key);
        for (Map.Entry<K, long[]> one : fresh.entrySet()) {
            LocalDate day = bound.day().apply(one.getKey());
            if (!room.containsKey(day)) {
                room.put(day, mostOfADay - rowsOf(connection, bound.table(), day));
            }
            if (room.merge(day, -1, Integer::sum) >= 0) {
                kept.put(one.getKey(), one.getValue());
            } else {
                rest.add(bound.rest().apply(one.getKey()), one.getValue());
            }
        }
        kept.putAll(rest.sums());
        return kept;
    }

    private static int rowsOf(Connection connection, String table, LocalDate day)
            throws SQLException {
        try (PreparedStatement count =
                connection.prepareStatement(
                        "SELECT COUNT(*) FROM " + table + " WHERE on_day = ?")) {
            count.setDate(1, Days.column(day));
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
