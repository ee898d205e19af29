// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.madoguchi.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a module's tables up to date. */
final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private final DataSource source;
    private final Vendor vendor;

    Migrations(DataSource source, Vendor vendor) {
        this.source = source;
        this.vendor = vendor;
    }

    void run(String unit, ClassLoader loader) {
        run(unit, loader, Optional.empty());
    }

    /**
     * One module after the other: two that made tables at once have waited for each other's locks
     * on Derby's catalogue, for a minute, in a first start.
     *
     * @param target the version at which it stops; empty for the newest
     */
    synchronized void run(String unit, ClassLoader loader, Optional<MigrationVersion> target) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Flyway finds its database plug-ins through the context class loader
        thread.setContextClassLoader(Flyway.class.getClassLoader());
        try {
            int count =
                    Flyway.configure(loader)
                            .dataSource(source)
                            .locations("classpath:db/migration/" + unit)
                            .failOnMissingLocations(true)
                            .validateMigrationNaming(true)
                            .table("schema_" + unit)
                            .baselineOnMigrate(true)
                            .baselineVersion("0")
                            .placeholders(vendor.types())
                            .target(target.orElse(MigrationVersion.LATEST))
                            .load()
                            .migrate()
                            .migrationsExecuted;
            if (count > 0) {
                log.info("{} migrations of {} applied on {}", count, unit, vendor);
            }
        } catch (FlywayException e) {
            throw new StorageException(
                    "the tables of " + unit + " could not be brought up to date", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
