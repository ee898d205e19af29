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

/** One running transaction: a connection, and the entity managers of the modules that joined it. */
final class Transaction {
    private final Connection connection;
    private final Map<EntityManagerFactory, EntityManager> managers = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> afterRollback = new ArrayList<>();
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

    /** Writes every module's changes, then commits the one connection. */
    void commit() throws SQLException {
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
}
