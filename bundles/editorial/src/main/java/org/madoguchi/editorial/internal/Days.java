// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import org.madoguchi.storage.Row;

/** Between {@link LocalDate} and what both databases take and give for a date in plain SQL. */
final class Days {
    private Days() {}

    /** For a parameter; Derby knows no {@code LocalDate}. */
    static Date column(LocalDate day) {
        return Date.valueOf(day);
    }

    static LocalDate day(Row row) throws SQLException {
        return LocalDate.parse(row.text());
    }
}
