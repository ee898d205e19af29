// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What OpenJPA sees as its database: inside a transaction it lends the transaction's connection and
 * swallows what would end it, so that several entity managers share one commit; outside it lends
 * connections of the pool. A roll-back of one entity manager comes with an exception, and that ends
 * the transaction as a whole.
 */
final class JoiningDataSource implements DataSource {
    private static final Set<String> ENDING =
            Set.of(
                    "close",
                    "commit",
                    "rollback",
                    "setAutoCommit",
                    "setReadOnly",
                    "setTransactionIsolation");

    private final DataSource pool;
    private final JoinedTransactions transactions;

    JoiningDataSource(DataSource pool, JoinedTransactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Optional<Transaction> running = transactions.running();
        return running.isPresent() ? lend(running.get()) : pool.getConnection();
    }

    private static Connection lend(Transaction running) {
        Connection real = running.connection();
        return (Connection)
                Proxy.newProxyInstance(
                        JoiningDataSource.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, args) -> {
                            if (ENDING.contains(method.getName())) {
                                return null;
                            }
                            try {
                                return method.invoke(real, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
