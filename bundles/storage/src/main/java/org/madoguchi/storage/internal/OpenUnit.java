// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;
import org.madoguchi.storage.EntityUnit;

/** A module's entities, once its tables are there. */
final class OpenUnit implements EntityUnit {
    private final EntityManagerFactory factory;
    private final JoinedTransactions transactions;
    private final Sequences sequences;

    OpenUnit(EntityManagerFactory factory, JoinedTransactions transactions, Sequences sequences) {
        this.factory = factory;
        this.transactions = transactions;
        this.sequences = sequences;
    }

    @Override
    public <R> R required(Function<EntityManager, R> work) {
        return transactions.required(() -> work.apply(manager()));
    }

    private EntityManager manager() {
        return transactions
                .running()
                .orElseThrow(() -> new IllegalStateException("no transaction is running"))
                .manager(factory);
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
