// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.internal.JpaStorage;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real, empty database for one test class: Derby in memory, or a schema of its own in the
 * PostgreSQL server that the system property {@value #POSTGRESQL} names.
 */
public final class StorageFixture implements AutoCloseable {
    /** A JDBC URL with user and password. */
    public static final String POSTGRESQL = "madoguchi.test.postgresql";

    private static final int MOST_CONNECTIONS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
    private final List<DomainEvent> published = new CopyOnWriteArrayList<>();
    private final String server = System.getProperty(POSTGRESQL, "");
    private final Path blobs;
    private final JpaStorage storage;
    private final DataSource source;
    private BasicDataSource pool;

    private StorageFixture(int connections) {
        try {
            blobs = Files.createTempDirectory("madoguchi-blobs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        source = server.isEmpty() ? derby() : postgresql();
        storage =
                new JpaStorage(
                        connections == 0 ? source : FewConnections.of(source, connections), blobs);
    }

    public static StorageFixture start() {
        return new StorageFixture(0);
    }

    /** With a pool that lends so many connections and no more. */
    public static StorageFixture start(int connections) {
        return new StorageFixture(connections);
    }

    private DataSource derby() {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName("memory:" + name);
        source.setCreateDatabase("create");
        return source;
    }

    private DataSource postgresql() {
        execute("CREATE SCHEMA " + name);
        // a new connection for each transaction would take ten times as long as the transaction
        BasicDataSource source = new BasicDataSource();
        source.setUrl(server);
        source.addConnectionProperty("currentSchema", name);
        source.setMaxTotal(MOST_CONNECTIONS);
        source.setMaxIdle(MOST_CONNECTIONS);
        source.setMaxWait(PATIENCE);
        pool = source;
        return source;
    }

    private void execute(String sql) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Storage storage() {
        return storage;
    }

    public boolean isPostgreSql() {
        return !server.isEmpty();
    }

    /** The database itself, for what an earlier release left there. */
    public DataSource source() {
        return source;
    }

    public Transactions transactions() {
        return storage.transactions();
    }

    public BlobStore blobs() {
        return storage.blobs();
    }

    /** Events that were published and whose transaction committed, in order. */
    public List<DomainEvent> published() {
        return List.copyOf(published);
    }

    /** Forgets the events so far. */
    public void forget() {
        published.clear();
    }

    /** Delivers on the committing thread, so that a test sees everything at once. */
    public DomainEvents events() {
        return event -> storage.transactions().afterCommit(() -> published.add(event));
    }

    @Override
    public void close() {
        storage.close();
        if (server.isEmpty()) {
            dropDerby();
        } else {
            closePool();
            execute("DROP SCHEMA " + name + " CASCADE");
        }
        try (Stream<Path> files = Files.walk(blobs)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closePool() {
        try {
            pool.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void dropDerby() {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName("memory:" + name);
        source.setConnectionAttributes("drop=true");
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            // Derby reports the successful drop as an exception with this state
            if (!"08006".equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }
}
