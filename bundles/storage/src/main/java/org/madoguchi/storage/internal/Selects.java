// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** Asks plain questions, several in one go where the database takes them so. */
final class Selects {
    private final DataSource pool;
    private final JoinedTransactions transactions;
    private final boolean together;

    Selects(DataSource pool, JoinedTransactions transactions, Vendor vendor) {
        this.pool = pool;
        this.transactions = transactions;
        this.together = vendor.takesSeveralStatements();
    }

    void run(Select<?>... selects) {
        Optional<Transaction> running = transactions.running();
        try {
            if (running.isPresent()) {
                ask(running.get().connection(), List.of(selects));
            } else {
                try (Connection connection = pool.getConnection()) {
                    ask(connection, List.of(selects));
                }
            }
        } catch (SQLException e) {
            running.ifPresent(Transaction::fail);
            throw new StorageException("the database did not answer", e);
        }
    }

    private void ask(Connection connection, List<Select<?>> selects) throws SQLException {
        if (together) {
            askTogether(connection, selects);
        } else {
            for (Select<?> select : selects) {
                askTogether(connection, List.of(select));
            }
        }
    }

    private static void askTogether(Connection connection, List<Select<?>> selects)
            throws SQLException {
        String sql = selects.stream().map(Select::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 0;
            for (Select<?> select : selects) {
                for (Object parameter : select.parameters()) {
                    statement.setObject(++place, parameter);
                }
            }
            statement.execute();
            for (Select<?> select : selects) {
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        select.add(new Row(result));
                    }
                }
                statement.getMoreResults();
            }
        }
    }
}
