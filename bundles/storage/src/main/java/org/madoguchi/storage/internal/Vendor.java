// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** What differs between the databases. */
enum Vendor {
    // OpenJPA does not know Derby's BOOLEAN and calls such a column a misfit
    DERBY(
            Map.of(
                    "text",
                    "CLOB",
                    "bytes",
                    "BLOB",
                    "boolean",
                    "SMALLINT",
                    "minutesFrom",
                    "{fn TIMESTAMPDIFF(SQL_TSI_MINUTE, ",
                    "minutesTo",
                    ", ",
                    "minutesEnd",
                    ")}"),
            "VALUES NEXT VALUE FOR %s",
            0),
    POSTGRESQL(
            Map.of(
                    "text",
                    "TEXT",
                    "bytes",
                    "BYTEA",
                    "boolean",
                    "BOOLEAN",
                    "minutesFrom",
                    "CAST(FLOOR(-EXTRACT(EPOCH FROM (",
                    "minutesTo",
                    " - ",
                    "minutesEnd",
                    ")) / 60) AS INTEGER)"),
            "SELECT nextval('%s')",
            100);

    private final Map<String, String> types;
    private final String nextValue;
    private final int batch;

    /**
     * @param batch rows that are sent at once; 0 for a database that is called and not sent to
     */
    Vendor(Map<String, String> types, String nextValue, int batch) {
        this.types = types;
        this.nextValue = nextValue;
        this.batch = batch;
    }

    static Vendor of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        String name = product.toLowerCase(Locale.ROOT);
        if (name.contains("derby")) {
            return DERBY;
        }
        if (name.contains("postgresql")) {
            return POSTGRESQL;
        }
        throw new IllegalStateException(
                "etc/org.ops4j.datasource-madoguchi.cfg names a database that is not supported: "
                        + product
                        + "; use Derby or PostgreSQL");
    }

    /** Placeholders of the migrations. */
    Map<String, String> types() {
        return types;
    }

    /** Whether one statement may be several, with semicolons between; they cost one round trip. */
    boolean takesSeveralStatements() {
        return this == POSTGRESQL;
    }

    /** Settings of OpenJPA's dictionary: content of any size goes with its row. */
    String dictionary() {
        return "maxEmbeddedBlobSize=-1,maxEmbeddedClobSize=-1,batchLimit=" + batch;
    }

    String nextValue(String sequence) {
        return String.format(Locale.ROOT, nextValue, sequence);
    }
}
