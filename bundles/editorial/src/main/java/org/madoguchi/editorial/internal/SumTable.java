// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sums by key in one table.
 *
 * @param update adds; its parameters are the values and then the columns of the key
 * @param insert the same parameters
 */
record SumTable<K>(String update, String insert, Function<K, List<Object>> columns) {
    private static final int BATCH = 500;

    /** Returns those that have no row yet. */
    Map<K, long[]> add(Connection connection, Map<K, long[]> sums) throws SQLException {
        Map<K, long[]> missing = new LinkedHashMap<>();
        inBatches(
                connection,
                update,
                sums,
                (part, changed) -> {
                    for (int i = 0; i < changed.length; i++) {
                        if (changed[i] == 0) {
                            missing.put(part.get(i).getKey(), part.get(i).getValue());
                        }
                    }
                });
        return missing;
    }

    void insert(Connection connection, Map<K, long[]> sums) throws SQLException {
        inBatches(connection, insert, sums, (part, changed) -> {});
    }

    private interface Outcome<K> {
        void of(List<Map.Entry<K, long[]>> part, int[] changed);
    }

    private void inBatches(
            Connection connection, String sql, Map<K, long[]> sums, Outcome<K> outcome)
            throws SQLException {
        List<Map.Entry<K, long[]>> all = new ArrayList<>(sums.entrySet());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int from = 0; from < all.size(); from += BATCH) {
                List<Map.Entry<K, long[]>> part =
                        all.subList(from, Math.min(all.size(), from + BATCH));
                for (Map.Entry<K, long[]> one : part) {
                    bind(statement, one);
                    statement.addBatch();
                }
                outcome.of(part, statement.executeBatch());
            }
        }
    }

    private void bind(PreparedStatement statement, Map.Entry<K, long[]> one) throws SQLException {
        int place = 0;
        for (long value : one.getValue()) {
            statement.setLong(++place, value);
        }
        for (Object column : columns.apply(one.getKey())) {
            statement.setObject(++place, column);
        }
    }
}
