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
                askForEach(connection, select);
            }
        }
    }

    /** One round trip. */
    private static void askTogether(Connection connection, List<Select<?>> selects)
            throws SQLException {
        String sql = selects.stream().map(Select::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 0;
            for (Select<?> select : selects) {
                place = bind(statement, place, select.parameters());
            }
            statement.execute();
            for (Select<?> select : selects) {
                try (ResultSet result = statement.getResultSet()) {
                    read(result, select);
                }
                statement.getMoreResults();
            }
        }
    }

    /**
     * Derby looks a list up one by one only when it is the first column of an index, and reads a
     * whole table that was small when the statement was compiled; there is no wire to save.
     */
    private static void askForEach(Connection connection, Select<?> select) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select.sqlForEach())) {
            for (List<Object> parameters : select.parametersForEach()) {
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
