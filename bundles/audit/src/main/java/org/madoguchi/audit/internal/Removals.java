// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditVerdict.Removal;
import org.madoguchi.storage.Times;

/**
 * Takes old records away from the beginning of the chain, and only from there: what the first one
 * left builds upon is kept with the head. What is going to be removed is told by a record first,
 * within the transaction of the first step.
 */
final class Removals {
    static final String ACTION = "audit.remove";

    /** Derby locks the whole table for more than some thousand rows. */
    private static final int STEP = 2_000;

    private static final String OLDER = "SELECT COUNT(*) FROM audit_record WHERE recorded_at < ?";
    private static final String EARLIER =
            "SELECT COUNT(*), MAX(recorded_at) FROM audit_record WHERE chain_position IS NULL";
    private static final String NEXT =
            "SELECT chain_position, chain_hash, recorded_at FROM audit_record"
                    + " WHERE chain_position > ? ORDER BY chain_position FETCH FIRST "
                    + STEP
                    + " ROWS ONLY";
    private static final String KEEP =
            "UPDATE audit_head SET removed_position = ?, removed_hash = ?, removed_before = ?"
                    + " WHERE id = 1";

    private final Chain chain;

    /** Puts on record what is said of a removal. */
    private final Consumer<String> note;

    Removals(Chain chain, Consumer<String> note) {
        this.chain = chain;
        this.note = note;
    }

    long due(Instant before) {
        return chain.onConnection(
                connection -> {
                    try (PreparedStatement count = connection.prepareStatement(OLDER)) {
                        count.setTimestamp(1, column(before));
                        return number(count);
                    }
                });
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * @param most of the chain; what is from before it goes together
     * @return how many are gone
     */
    int remove(Instant before, int most) {
        Earlier earlier = chain.onConnection(Removals::earlier);
        if (earlier.count() > 0) {
            return earlier.last().isBefore(before) ? removeEarlier(earlier.count(), before) : 0;
        }
        AuditAnchor from = begin();
        Old old = old(from, before, most);
        if (old.count() > 0) {
            removeAll(from, old, before);
        }
        return old.count();
    }

    /** Records from before the chain: one link, which stays whole or goes. */
    private record Earlier(long count, Instant last) {}

    private static Earlier earlier(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EARLIER);
                ResultSet row = query.executeQuery()) {
            row.next();
            long count = row.getLong(1);
            return new Earlier(
                    count,
                    count == 0
                            ? Instant.MAX
                            : Times.instant(row.getTimestamp(2).toLocalDateTime()));
        }
    }

    private int removeEarlier(long count, Instant before) {
        chain.onConnection(
                connection -> {
                    AuditAnchor end = new AuditAnchor(0, chain.head().startHash());
                    note.accept(told(count, before, end));
                    Chain.change(
                            connection, "DELETE FROM audit_record WHERE chain_position IS NULL");
                    keep(connection, end, before);
                    return null;
                });
        return Math.toIntExact(count);
    }

    private AuditAnchor begin() {
        Chain.Head head = chain.head();
        return head.removed()
                .map(Removal::end)
                .orElseGet(() -> new AuditAnchor(0, head.startHash()));
    }

    /**
     * @param end the last one that is older
     */
    private record Old(int count, AuditAnchor end) {}

    /** Up to the first that is not older: what lies behind it stays, whatever its time says. */
    private Old old(AuditAnchor from, Instant before, int most) {
        Old old = new Old(0, from);
        Optional<Old> further = Optional.of(old);
        while (further.isPresent() && old.count() < most) {
            Old now = old;
            further = chain.onConnection(connection -> further(connection, now, before, most));
            old = further.orElse(old);
        }
        return old;
    }

    private static Optional<Old> further(Connection connection, Old old, Instant before, int most)
            throws SQLException {
        int count = old.count();
        AuditAnchor end = old.end();
        try (PreparedStatement query = connection.prepareStatement(NEXT)) {
            query.setLong(1, end.position());
            try (ResultSet row = query.executeQuery()) {
                while (count < most && row.next() && row.getTimestamp(3).before(column(before))) {
                    end = new AuditAnchor(row.getLong(1), row.getString(2));
                    count++;
                }
            }
        }
        return count > old.count() ? Optional.of(new Old(count, end)) : Optional.empty();
    }

    private void removeAll(AuditAnchor from, Old old, Instant before) {
        AuditAnchor gone = from;
        while (gone.position() < old.end().position()) {
            AuditAnchor begin = gone;
            boolean first = begin.equals(from);
            gone =
                    chain.onConnection(
                            connection -> {
                                if (first) {
                                    note.accept(told(old.count(), before, old.end()));
                                }
                                return removeSome(connection, begin, old.end(), before);
                            });
        }
    }

    /** The head is changed last: everybody who records something waits for it. */
    private static AuditAnchor removeSome(
            Connection connection, AuditAnchor from, AuditAnchor end, Instant before)
            throws SQLException {
        long last = Math.min(from.position() + STEP, end.position());
        AuditAnchor gone = last == end.position() ? end : at(connection, last);
        Chain.change(connection, "DELETE FROM audit_record WHERE chain_position <= ?", last);
        keep(connection, gone, before);
        return gone;
    }

    private static AuditAnchor at(Connection connection, long position) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT chain_hash FROM audit_record WHERE chain_position = ?")) {
            query.setLong(1, position);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new AuditAnchor(position, row.getString(1));
            }
        }
    }

    private static void keep(Connection connection, AuditAnchor gone, Instant before)
            throws SQLException {
        Chain.change(connection, KEEP, gone.position(), gone.hash(), column(before));
    }

    private static String told(long count, Instant before, AuditAnchor end) {
        return count + " records from before " + before + ", up to " + end;
    }

    private static Timestamp column(Instant at) {
        return Timestamp.valueOf(Times.column(at));
    }
}
