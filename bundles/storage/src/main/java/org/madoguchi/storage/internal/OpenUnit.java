// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
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
