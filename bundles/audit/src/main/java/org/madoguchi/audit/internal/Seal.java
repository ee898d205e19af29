// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongFunction;
import org.madoguchi.api.audit.AuditAnchor;

/** The beginning of the chain: all records from before it, in the order of their ids. */
final class Seal {
    private static final String EARLIER =
            "SELECT "
                    + Line.COLUMNS
                    + " FROM audit_record WHERE chain_position IS NULL ORDER BY id";
    private static final String LOCK =
            "UPDATE audit_head SET chain_position = chain_position WHERE id = 1";
    private static final String START =
            "UPDATE audit_head SET chain_hash = ?, start_hash = ?, start_count = ? WHERE id = 1";

    /** Rows that the driver fetches at a time. */
    private static final int SOME = 1_000;

    private final Chain chain;

    Seal(Chain chain) {
        this.chain = chain;
    }

    /**
     * Begins the chain when nobody has; the first record of a chain that has something to seal says
     * so.
     *
     * @param note makes that record from the number of sealed ones
     */
    void begin(LongFunction<Line> note) {
        if (chain.head().startHash() != null) {
            return;
        }
        chain.onConnection(
                connection -> {
                    // another node may be doing the same
                    Chain.change(connection, LOCK);
                    if (chain.head().startHash() == null) {
                        AuditAnchor earlier = earlier(connection);
                        Chain.change(
                                connection,
                                START,
                                earlier.hash(),
                                earlier.hash(),
                                earlier.position());
                        if (earlier.position() > 0) {
                            chain.append(List.of(note.apply(earlier.position())));
                        }
                    }
                    return null;
                });
    }

    AuditAnchor earlier() {
        return chain.onConnection(Seal::earlier);
    }

    /** How many there are, and the hash over all of them. */
    private static AuditAnchor earlier(Connection connection) throws SQLException {
        AuditAnchor last = new AuditAnchor(0, ChainHash.NOTHING);
        try (PreparedStatement query = connection.prepareStatement(EARLIER)) {
            query.setFetchSize(SOME);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    last = Line.read(rows).link(last.position() + 1, last.hash());
                }
            }
        }
        return last;
    }
}
