// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** A row of a {@link Select}: each call gives the next column, in the order they were asked for. */
public final class Row {
    private final ResultSet row;
    private int column;

    /** The row that the result stands on. */
    public Row(ResultSet row) {
        this.row = row;
    }

    public String text() throws SQLException {
        return row.getString(++column);
    }

    public Optional<String> optionalText() throws SQLException {
        return Optional.ofNullable(text());
    }

    public long number() throws SQLException {
        return row.getLong(++column);
    }

    public Optional<Long> optionalNumber() throws SQLException {
        long value = number();
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public boolean flag() throws SQLException {
        return row.getBoolean(++column);
    }

    public Instant instant() throws SQLException {
        return optionalInstant().orElseThrow(() -> new SQLException("no time in column " + column));
    }

    public Optional<Instant> optionalInstant() throws SQLException {
        return Optional.ofNullable(row.getTimestamp(++column))
                .map(Timestamp::toLocalDateTime)
                .map(Times::instant);
    }

    public <E extends Enum<E>> E constant(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text());
    }
}
