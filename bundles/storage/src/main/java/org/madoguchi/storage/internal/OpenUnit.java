// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Select;

/** A module's entities, once its tables are there. */
final class OpenUnit implements EntityUnit {
    private final EntityManagerFactory factory;
    private final JoinedTransactions transactions;
    private final Sequences sequences;
    private final Selects selects;

    OpenUnit(
            EntityManagerFactory factory,
            JoinedTransactions transactions,
            Sequences sequences,
            Selects selects) {
        this.factory = factory;
        this.transactions = transactions;
        this.sequences = sequences;
        this.selects = selects;
    }

    @Override
    public void select(Select<?>... wanted) {
        selects.run(wanted);
    }

    @Override
    public <R> R required(Function<EntityManager, R> work) {
        return transactions.required(() -> work.apply(manager()));
    }

    @Override
    public <T> void last(T item, Consumer<List<T>> writer) {
        transaction().last(item, writer);
    }

    private EntityManager manager() {
        return transaction().manager(factory);
    }

    private Transaction transaction() {
        return transactions
                .running()
                .orElseThrow(() -> new IllegalStateException("no transaction is running"));
    }

    @Override
    public long newId() {
        return sequences.newId();
    }

    @Override
    public long next(String sequence) {
        return sequences.next(sequence);
    }

    @Override
    public void close() {
        factory.close();
    }
}
