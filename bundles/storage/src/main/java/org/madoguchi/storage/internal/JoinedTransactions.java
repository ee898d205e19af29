// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.openjpa.persistence.ArgumentException;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.api.storage.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions bound to the thread; see docs/adr/0003-one-transaction.md. */
final class JoinedTransactions implements Transactions {
    private static final Logger log = LoggerFactory.getLogger(JoinedTransactions.class);

    private static final int MOST_ATTEMPTS = 4;
    private static final int SECONDS_TO_ANSWER = 5;

    private final DataSource source;
    private final ThreadLocal<Transaction> current = new ThreadLocal<>();

    JoinedTransactions(DataSource source) {
        this.source = source;
    }

    Optional<Transaction> running() {
        return Optional.ofNullable(current.get());
    }

    @Override
    public boolean databaseAnswers() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            log.debug("the database does not answer", e);
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        return current.get() != null;
    }

    @Override
    public <R> R required(Supplier<R> work) {
        Transaction running = current.get();
        return running == null ? outermost(work) : joined(running, work);
    }

    private <R> R joined(Transaction running, Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            running.fail();
            throw e;
        }
    }

    /** Whoever came second finds the other's work done and usually succeeds on top of it. */
    private <R> R outermost(Supplier<R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                if (attempt == MOST_ATTEMPTS || !Conflict.isIn(e)) {
                    throw e;
                }
                log.debug("two transactions were in each other's way, attempt {}", attempt, e);
            }
        }
    }

    private <R> R once(Supplier<R> work) {
        Transaction begun = begin();
        R result;
        try {
            current.set(begun);
            result = work.get();
            if (begun.hasFailed()) {
                throw new StorageException("a part of the transaction failed", null);
            }
            begun.commit();
        } catch (RuntimeException | Error | SQLException e) {
            end(begun, e);
            throw asUnchecked(e);
        }
        end(begun, null);
        return result;
    }

    private Transaction begin() {
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            return new Transaction(connection);
        } catch (SQLException e) {
            throw new StorageException("no connection to the database", e);
        }
    }

    /** Rolls back when there is a cause, closes, and only then runs what waited for the end. */
    private void end(Transaction ended, Throwable cause) {
        try {
            if (cause != null) {
                ended.rollback();
            }
        } catch (RuntimeException | SQLException e) {
            cause.addSuppressed(e);
        } finally {
            current.remove();
            close(ended);
        }
        runAll(cause == null ? ended.commitActions() : ended.rollbackActions());
    }

    private static void close(Transaction ended) {
        try {
            ended.close();
        } catch (RuntimeException | SQLException e) {
            log.warn("connection was not closed cleanly", e);
        }
    }

    private static void runAll(List<Runnable> actions) {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                log.error("an action after the end of a transaction failed", e);
            }
        }
    }

    private static RuntimeException asUnchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        if (e instanceof SQLException || e instanceof PersistenceException) {
            return new StorageException("the database refused the transaction", e);
        }
        if (e instanceof ArgumentException) {
            // an IllegalArgumentException would tell the client that the request was wrong
            return new IllegalStateException("the entity manager is not able to work", e);
        }
        return (RuntimeException) e;
    }

    @Override
    public void afterCommit(Runnable action) {
        running()
                .ifPresentOrElse(
                        transaction -> transaction.afterCommit(action),
                        () -> runAll(List.of(action)));
    }

    /** The running transaction's connection; the caller must not commit or close it. */
    Connection connection() {
        return running()
                .map(Transaction::connection)
                .orElseThrow(() -> new IllegalStateException("no transaction is running"));
    }
}
