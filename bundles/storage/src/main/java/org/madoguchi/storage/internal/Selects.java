// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
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
                askEach(connection, select);
            }
        }
    }

    /** One round trip. */
    private static void askTogether(Connection connection, List<Select<?>> selects)
            throws SQLException {
        String sql =
                selects.stream()
                        .flatMap(
                                select -> Collections.nCopies(times(select), select.sql()).stream())
                        .collect(Collectors.joining(";\n"));
        if (sql.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 0;
            for (Select<?> select : selects) {
                List<List<Object>> each = select.parameters();
                for (int time = 0; time < times(select); time++) {
                    place = bind(statement, place, each.get(Math.min(time, each.size() - 1)));
                }
            }
            statement.execute();
            for (Select<?> select : selects) {
                for (int time = 0; time < times(select); time++) {
                    if (time < select.parameters().size()) {
                        read(statement, select);
                    }
                    statement.getMoreResults();
                }
            }
        }
    }

    /** Few numbers, the last one asked again: each makes a text that driver and server keep. */
    private static int times(Select<?> select) {
        int size = select.parameters().size();
        int times = Math.min(1, size);
        while (times < size) {
            times *= 2;
        }
        return times;
    }

    private static void read(PreparedStatement statement, Select<?> select) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            read(result, select);
        }
    }

    /** Without a wire there is nothing to save. */
    private static void askEach(Connection connection, Select<?> select) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select.sql())) {
            for (List<Object> parameters : select.parameters()) {
                bind(statement, 0, parameters);
                try (ResultSet result = statement.executeQuery()) {
                    read(result, select);
                }
            }
        }
    }

    private static int bind(PreparedStatement statement, int before, List<Object> parameters)
            throws SQLException {
        int place = before;
        for (Object parameter : parameters) {
            statement.setObject(++place, parameter);
        }
        return place;
    }

    private static void read(ResultSet result, Select<?> select) throws SQLException {
        while (result.next()) {
            select.add(new Row(result));
        }
    }
}
