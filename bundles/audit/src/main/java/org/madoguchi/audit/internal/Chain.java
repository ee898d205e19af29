// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditVerdict.Removal;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Times;

/**
 * Where records are written: the only statements of the product that add to the trail. The row of
 * the head is locked from here to the commit, which is why this comes last in every transaction.
 */
final class Chain {
    private static final String RESERVE =
            "UPDATE audit_head SET chain_position = chain_position + ? WHERE id = 1";
    private static final String HEAD =
            "SELECT chain_position, chain_hash, start_count, start_hash, removed_position,"
                    + " removed_hash, removed_before FROM audit_head WHERE id = 1";
    private static final String MOVE = "UPDATE audit_head SET chain_hash = ? WHERE id = 1";
    private static final String INSERT =
            "INSERT INTO audit_record ("
                    + Line.COLUMNS
                    + ", chain_position, chain_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String MOVE_FROM =
            "UPDATE audit_head SET chain_position = ?, chain_hash = ?"
                    + " WHERE id = 1 AND chain_position = ? AND chain_hash = ?";

    private final EntityUnit unit;
    private final Transactions transactions;

    /** The end as this node left it; others may have moved on. */
    private volatile AuditAnchor known = new AuditAnchor(0, ChainHash.NOTHING);

    Chain(EntityUnit unit, Transactions transactions) {
        this.unit = unit;
        this.transactions = transactions;
    }

    /** Adds these, at least one, in their order; joins the running transaction. */
    void append(List<Line> lines) {
        onConnection(
                connection -> {
                    AuditAnchor from = known;
                    List<AuditAnchor> links = links(lines, from);
                    if (!moves(connection, from, last(links))) {
                        links = links(lines, reserved(connection, lines.size()));
                        change(connection, MOVE, last(links).hash());
                    }
                    insert(connection, lines, links);
                    AuditAnchor end = last(links);
                    transactions.afterCommit(() -> known = end);
                    return end;
                });
    }

    private static List<AuditAnchor> links(List<Line> lines, AuditAnchor end) {
        List<AuditAnchor> links = new ArrayList<>(lines.size());
        AuditAnchor last = end;
        for (Line line : lines) {
            last = line.link(last.position() + 1, last.hash());
            links.add(last);
        }
        return links;
    }

    private static AuditAnchor last(List<AuditAnchor> links) {
        return links.get(links.size() - 1);
    }

    /** Mostly nobody else was faster, and one statement is lock, comparison and move. */
    private static boolean moves(Connection connection, AuditAnchor from, AuditAnchor to)
            throws SQLException {
        return change(connection, MOVE_FROM, to.position(), to.hash(), from.position(), from.hash())
                == 1;
    }

    /** The end as it is, locked by a change: Derby gives up what is only read for update. */
    private static AuditAnchor reserved(Connection connection, int count) throws SQLException {
        change(connection, RESERVE, count);
        AuditAnchor moved = head(connection).last();
        return new AuditAnchor(moved.position() - count, moved.hash());
    }

    private static void insert(Connection connection, List<Line> lines, List<AuditAnchor> links)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < lines.size(); i++) {
                lines.get(i).bind(insert);
                insert.setLong(9, links.get(i).position());
                insert.setString(10, links.get(i).hash());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    Head head() {
        return onConnection(Chain::head);
    }

    private static Head head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HEAD);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new StorageException("the head of the audit trail is missing", null);
            }
            AuditAnchor last = new AuditAnchor(row.getLong(1), row.getString(2));
            return new Head(last, row.getLong(3), row.getString(4), removed(row));
        }
    }

    private static Optional<Removal> removed(ResultSet row) throws SQLException {
        Timestamp before = row.getTimestamp(7);
        return before == null
                ? Optional.empty()
                : Optional.of(
                        new Removal(
                                new AuditAnchor(row.getLong(5), row.getString(6)),
                                Times.instant(before.toLocalDateTime())));
    }

    static int change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }

    /** Plain SQL: there are as many records as looks and submissions. */
    <R> R onConnection(Work<R> work) {
        return unit.required(
                (EntityManager em) -> {
                    try {
                        // the transaction's own connection, which it commits and closes
                        return work.on(em.unwrap(Connection.class));
                    } catch (SQLException e) {
                        throw new StorageException("the audit trail was not reached", e);
                    }
                });
    }

    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /**
     * @param startCount records from before the chain
     * @param startHash what the first record's hash builds upon; null until they were sealed
     * @param removed what was taken away at the beginning since
     */
    record Head(AuditAnchor last, long startCount, String startHash, Optional<Removal> removed) {}
}
