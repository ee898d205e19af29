// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A module's entities. Safe for use by several threads; the entity manager it lends is not. */
public interface EntityUnit extends AutoCloseable {
    /**
     * Works with the entity manager that belongs to the thread's running transaction, beginning one
     * when there is none. The entity manager and its entities must not be used outside the work:
     * return records.
     */
    <R> R required(Function<EntityManager, R> work);

    /** As {@link #required(Function)} for work without a result. */
    default void run(Consumer<EntityManager> work) {
        required(
                em -> {
                    work.accept(em);
                    return null;
                });
    }

    /**
     * Keeps the item until everything else of the running transaction is written, and then hands
     * the writer all of its items at once, in their order, still inside the transaction. For rows
     * that every transaction wants to change: they are locked only while it commits, and who holds
     * them waits for nobody. What the writer writes through entities must be flushed by it.
     *
     * @param writer the same object each time; it throws to roll everything back
     * @throws IllegalStateException when no transaction is running
     */
    <T> void last(T item, Consumer<List<T>> writer);

    /**
     * Answers all of these, in their order, in one go to the database where that can be done; a
     * later one may use what an earlier one has found. Joins a running transaction, whose entities
     * must have been flushed; otherwise it reads what is committed and needs no transaction.
     */
    void select(Select<?>... selects);

    /**
     * A new id, unique over all tables of all modules, growing roughly with time; never given
     * twice.
     */
    long newId();

    /**
     * The next value of a sequence of this module, made by its migration ({@code CREATE SEQUENCE
     * name AS BIGINT START WITH 1}). Values of rolled-back transactions are lost.
     *
     * @param sequence lower case letters and underscores
     */
    long next(String sequence);

    @Override
    void close();
}
