// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Dictionary;
import java.util.Locale;
import javax.sql.DataSource;
import org.madoguchi.api.storage.DatabaseCopies;
import org.madoguchi.api.storage.StorageException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies what the product's own connections lead to, each database in its own way. */
@Component(service = DatabaseCopies.class)
public final class PoolCopies implements DatabaseCopies {
    private static final String SETTINGS =
            "(&(service.factoryPid=org.ops4j.datasource)(dataSourceName=madoguchi))";

    private final DataSource pool;
    private final ConfigurationAdmin admin;

    @Activate
    public PoolCopies(
            @Reference(target = "(osgi.jndi.service.name=madoguchi)") DataSource pool,
            @Reference ConfigurationAdmin admin) {
        this.pool = pool;
        this.admin = admin;
    }

    @Override
    public String kind() {
        return with(connection -> Vendor.of(connection).name().toLowerCase(Locale.ROOT));
    }

    @Override
    public long size() {
        return with(
                connection ->
                        Vendor.of(connection) == Vendor.DERBY
                                ? DerbyCopy.size(connection)
                                : PostgresCopy.size(connection));
    }

    @Override
    public void copyInto(Path folder) {
        boolean derby =
                with(
                        connection -> {
                            boolean embedded = Vendor.of(connection) == Vendor.DERBY;
                            if (embedded) {
                                DerbyCopy.write(connection, folder);
                            }
                            return embedded;
                        });
        if (!derby) {
            // outside: its program has a connection of its own, ours need not wait for it
            new PostgresCopy(server()).write(folder);
        }
    }

    private PostgresServer server() {
        try {
            Configuration[] found = admin.listConfigurations(SETTINGS);
            if (found == null) {
                throw new IllegalStateException(
                        "etc/org.ops4j.datasource-madoguchi.cfg is not there any more");
            }
            Dictionary<String, Object> lines = found[0].getProperties();
            return PostgresServer.of(
                    String.valueOf(lines.get("url")), text(lines, "user"), text(lines, "password"));
        } catch (IOException e) {
            throw new StorageException("the database's settings cannot be read", e);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Dictionary<String, Object> lines, String key) {
        Object value = lines.get(key);
        return value == null ? "" : value.toString();
    }

    private <R> R with(Asking<R> asking) {
        try (Connection connection = pool.getConnection()) {
            return asking.ask(connection);
        } catch (SQLException e) {
            throw new StorageException("the database was not copied", e);
        }
    }

    @FunctionalInterface
    private interface Asking<R> {
        R ask(Connection connection) throws SQLException;
    }
}
