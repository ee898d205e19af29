// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.madoguchi.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers from database sequences. Safe for use by several threads. */
final class Sequences {
    private static final Logger log = LoggerFactory.getLogger(Sequences.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,40}");

    /** As in the migration: one value of the sequence stands for this many ids. */
    private static final int BLOCK = 50;

    private final DataSource pool;
    private final Vendor vendor;
    private Connection kept;
    private long nextId;
    private long lastId = -1;

    Sequences(DataSource pool, Vendor vendor) {
        this.pool = pool;
        this.vendor = vendor;
        newId(); // takes the connection while there are some
    }

    /**
     * Always on a connection of its own: Derby moves a sequence in a transaction of its own, which
     * must not wait for locks that the caller's transaction holds. That connection is kept: when
     * every other one is lent to a transaction that waits for a number here, none would ever come
     * back.
     */
    synchronized long next(String sequence) {
        if (!NAME.matcher(sequence).matches()) {
            throw new IllegalArgumentException("'" + sequence + "' is not a sequence name");
        }
        try {
            if (kept != null) {
                try {
                    return read(sequence);
                } catch (SQLException e) {
                    log.debug("the connection for numbers is gone, taking another", e);
                    giveBack();
                }
            }
            kept = pool.getConnection();
            return read(sequence);
        } catch (SQLException e) {
            giveBack();
            throw new StorageException("no number from sequence " + sequence, e);
        }
    }

    private long read(String sequence) throws SQLException {
        try (PreparedStatement statement = kept.prepareStatement(vendor.nextValue(sequence));
                ResultSet result = statement.executeQuery()) {
            return firstRow(result).orElseThrow(() -> new SQLException("empty answer"));
        }
    }

    synchronized void close() {
        giveBack();
    }

    private void giveBack() {
        if (kept != null) {
            try {
                kept.close();
            } catch (SQLException e) {
                log.debug("the connection for numbers was not closed cleanly", e);
            }
            kept = null;
        }
    }

    private static Optional<Long> firstRow(ResultSet result) throws SQLException {
        return result.next() ? Optional.of(result.getLong(1)) : Optional.empty();
    }

    synchronized long newId() {
        if (nextId > lastId) {
            nextId = next("storage_id");
            lastId = nextId + BLOCK - 1;
        }
        return nextId++;
    }
}
