// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.storage;

import java.util.function.Supplier;

/**
 * Runs work in a database transaction that every module of the core joins. The transaction belongs
 * to the calling thread: work that is handed to another thread is not part of it. Safe for use by
 * several threads.
 */
public interface Transactions {
    /**
     * Joins the running transaction or begins one; commits when the outermost work returns, rolls
     * back when it throws. When another transaction was in the way (the same rows at the same
     * time), the outermost work is run again, a few times at most: it must have no effects of its
     * own outside the database, those belong into {@link #afterCommit}.
     *
     * @throws StorageException when the database cannot be reached or the commit fails
     */
    <R> R required(Supplier<R> work);

    /** As {@link #required(Supplier)} for work without a result. */
    default void run(Runnable work) {
        required(
                () -> {
                    work.run();
                    return null;
                });
    }

    /** Whether the database answers now; asks it, and waits for its answer for 5 s at most. */
    boolean databaseAnswers();

    /** Whether the calling thread is inside a transaction. */
    boolean isRunning();

    /**
     * Runs the action after the running transaction has committed, on the same thread, outside any
     * transaction; never when it rolls back; at once when no transaction is running. An action that
     * throws is logged and does not disturb the others.
     */
    void afterCommit(Runnable action);
}
