// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One running transaction: a connection, and the entity managers of the modules that joined it. */
final class Transaction {
    private final Connection connection;
    private final Map<EntityManagerFactory, EntityManager> managers = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> afterRollback = new ArrayList<>();
    private final Map<Consumer<?>, LastWrite<?>> lastWrites = new LinkedHashMap<>();
    private boolean failed;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    EntityManager manager(EntityManagerFactory factory) {
        return managers.computeIfAbsent(
                factory,
                f -> {
                    EntityManager manager = f.createEntityManager();
                    manager.getTransaction().begin();
                    return manager;
                });
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    void afterRollback(Runnable action) {
        afterRollback.add(action);
    }

    /** The writer gets all of its items at once, when everything else is written. */
    <T> void last(T item, Consumer<List<T>> writer) {
        @SuppressWarnings("unchecked") // put there by this method for this very writer
        LastWrite<T> last =
                (LastWrite<T>)
                        lastWrites.computeIfAbsent(
                                writer, key -> new LastWrite<>(new ArrayList<>(), writer));
        last.items().add(item);
    }

    void fail() {
        failed = true;
    }

    boolean hasFailed() {
        return failed;
    }

    List<Runnable> commitActions() {
        return List.copyOf(afterCommit);
    }

    List<Runnable> rollbackActions() {
        return List.copyOf(afterRollback);
    }

    /** Writes every module's changes, then what comes last, then commits the one connection. */
    void commit() throws SQLException {
        if (!lastWrites.isEmpty()) {
            managers.values().forEach(EntityManager::flush);
            lastWrites.values().forEach(LastWrite::write);
        }
        for (EntityManager manager : List.copyOf(managers.values())) {
            manager.getTransaction().commit();
        }
        connection.commit();
    }

    void rollback() throws SQLException {
        try {
            for (EntityManager manager : managers.values()) {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            }
        } finally {
            connection.rollback();
        }
    }

    void close() throws SQLException {
        try {
            managers.values().forEach(EntityManager::close);
        } finally {
            connection.close();
        }
    }

    private record LastWrite<T>(List<T> items, Consumer<List<T>> writer) {
        void write() {
            writer.accept(List.copyOf(items));
        }
    }
}
