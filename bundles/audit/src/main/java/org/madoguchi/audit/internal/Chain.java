// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.storage.EntityUnit;

/**
 * Where records are written: the only statements of the product that add to the trail. The row of
 * the head is locked from here to the commit, which is why this comes last in every transaction.
 */
final class Chain {
    private static final String RESERVE =
            "UPDATE audit_head SET chain_position = chain_position + ? WHERE id = 1";
    private static final String HEAD =
            "SELECT chain_position, chain_hash, start_count, start_hash FROM audit_head"
                    + " WHERE id = 1";
    private static final String MOVE = "UPDATE audit_head SET chain_hash = ? WHERE id = 1";
    private static final String INSERT =
            "INSERT INTO audit_record ("
                    + Line.COLUMNS
                    + ", chain_position, chain_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final EntityUnit unit;

    Chain(EntityUnit unit) {
        this.unit = unit;
    }

    /** Adds these in their order; joins the running transaction. */
    void append(List<Line> lines) {
        onConnection(
                connection -> {
                    // first the lock, by a change: Derby gives up what is only read for update
                    change(connection, RESERVE, lines.size());
                    Head reserved = head(connection);
                    AuditAnchor last =
                            insert(
                                    connection,
                                    lines,
                                    new AuditAnchor(
                                            reserved.last().position() - lines.size(),
                                            reserved.last().hash()));
                    change(connection, MOVE, last.hash());
                    return last;
                });
    }

    private static AuditAnchor insert(Connection connection, List<Line> lines, AuditAnchor before)
            throws SQLException {
        AuditAnchor last = before;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Line line : lines) {
                last = line.link(last.position() + 1, last.hash());
                line.bind(insert);
                insert.setLong(9, last.position());
                insert.setString(10, last.hash());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return last;
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
            return new Head(last, row.getLong(3), row.getString(4));
        }
    }

    static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
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
     */
    record Head(AuditAnchor last, long startCount, String startHash) {}
}
