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
            Map.of("text", "CLOB", "bytes", "BLOB", "boolean", "SMALLINT"),
            "VALUES NEXT VALUE FOR %s"),
    POSTGRESQL(
            Map.of("text", "TEXT", "bytes", "BYTEA", "boolean", "BOOLEAN"), "SELECT nextval('%s')");

    private final Map<String, String> types;
    private final String nextValue;

    Vendor(Map<String, String> types, String nextValue) {
        this.types = types;
        this.nextValue = nextValue;
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

    String nextValue(String sequence) {
        return String.format(Locale.ROOT, nextValue, sequence);
    }
}
