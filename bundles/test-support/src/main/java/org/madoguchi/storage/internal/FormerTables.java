// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;

/** A module's tables as an earlier release had them, for tests of upgrades. */
public final class FormerTables {
    private FormerTables() {}

    /**
     * Makes them in an empty database, or goes on from an earlier version.
     *
     * @param of of the module, for its migrations
     */
    public static void make(DataSource source, String unit, Class<?> of, int version)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            new Migrations(source, Vendor.of(connection))
                    .run(
                            unit,
                            of.getClassLoader(),
                            Optional.of(MigrationVersion.fromVersion("" + version)));
        }
    }
}
