// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.openjpa.persistence.PersistenceProviderImpl;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;

/** OpenJPA units over one pool of connections, sharing the thread's transaction. */
public final class JpaStorage implements Storage, AutoCloseable {
    private static final Map<String, Object> SETTINGS =
            Map.of(
                    "openjpa.RuntimeUnenhancedClasses", "unsupported",
                    "openjpa.DynamicEnhancementAgent", "false",
                    "openjpa.Log", "slf4j",
                    // a mapping that does not fit the migrated tables must show at start
                    "openjpa.jdbc.SynchronizeMappings", "validate");

    private final Map<String, Object> settings;
    private final JoinedTransactions transactions;
    private final DataSource joining;
    private final Sequences sequences;
    private final Selects selects;
    private final Migrations migrations;
    private final BlobStore blobs;

    /**
     * Connects once and brings the storage's own tables up to date.
     *
     * @param pool lends connections
     * @param blobFolder for large content; made when missing
     * @throws StorageException when the database cannot be reached
     */
    public JpaStorage(DataSource pool, Path blobFolder) {
        Vendor vendor = vendorOf(pool);
        settings = new HashMap<>(SETTINGS);
        settings.put("openjpa.jdbc.DBDictionary", vendor.dictionary());
        transactions = new JoinedTransactions(pool);
        joining = new JoiningDataSource(pool, transactions);
        migrations = new Migrations(pool, vendor);
        migrations.run("storage", JpaStorage.class.getClassLoader());
        sequences = new Sequences(pool, vendor);
        selects = new Selects(pool, transactions, vendor);
        blobs = new DatabaseBlobStore(transactions, sequences, blobFolder);
    }

    private static Vendor vendorOf(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return Vendor.of(connection);
        } catch (SQLException e) {
            throw new StorageException("the database cannot be reached", e);
        }
    }

    public Transactions transactions() {
        return transactions;
    }

    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public EntityUnit open(UnitDefinition definition) {
        migrations.run(definition.name(), definition.classLoader());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // OpenJPA loads its plug-ins by name through the context class loader
        thread.setContextClassLoader(PersistenceProviderImpl.class.getClassLoader());
        try {
            EntityManagerFactory factory =
                    new PersistenceProviderImpl()
                            .createContainerEntityManagerFactory(
                                    new UnitInfo(definition, joining), settings);
            OpenUnit unit = new OpenUnit(factory, transactions, sequences, selects);
            // the mapping is validated with the first entity manager: now, not at the first citizen
            unit.run(em -> em.getMetamodel().getEntities());
            return unit;
        } catch (PersistenceException e) {
            throw new StorageException("the entities of " + definition.name() + " do not fit", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Gives back what is kept of the pool; the units are closed by their owners. */
    @Override
    public void close() {
        sequences.close();
    }
}
