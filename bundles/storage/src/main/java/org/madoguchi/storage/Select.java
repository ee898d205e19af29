// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One question in plain SQL, for what is read too often to go through entities; see {@link
 * EntityUnit#select}. Made for one use.
 *
 * @param <R> what a row becomes
 */
public final class Select<R> {
    /** Makes something of a row, in the order of its columns. */
    public interface Reader<R> {
        R read(Row row) throws SQLException;
    }

    private final String sql;
    private final Reader<R> reader;
    private final List<List<Object>> parameters;
    private final List<R> rows = new ArrayList<>();

    private Select(String sql, Reader<R> reader, List<List<Object>> parameters) {
        this.sql = sql;
        this.reader = reader;
        this.parameters = parameters;
    }

    /**
     * @param sql for every database, with {@code ?} for the parameters; always the same text for
     *     the same question, because the databases keep what they have compiled
     */
    public static <R> Select<R> of(String sql, Reader<R> reader, Object... parameters) {
        return new Select<>(sql, reader, List.of(List.of(parameters)));
    }

    /**
     * The same question about each of several things, dozens at most. Rows come in the order of the
     * things. Instead of {@code IN} with a list: a plan that was made when the table was small
     * reads the whole of it for a list, and goes on doing so when it has grown.
     *
     * @param sql as in {@link #of}, the thing being the first parameter
     */
    public static <R> Select<R> ofEach(
            String sql, Reader<R> reader, Collection<?> things, Object... others) {
        return new Select<>(
                sql,
                reader,
                things.stream()
                        .map(
                                thing -> {
                                    List<Object> all = new ArrayList<>();
                                    all.add(thing);
                                    all.addAll(List.of(others));
                                    return all;
                                })
                        .toList());
    }

    public String sql() {
        return sql;
    }

    /** The parameters of each time that the question is asked. */
    public List<List<Object>> parameters() {
        return parameters;
    }

    /** Takes the next row in; for the storage. */
    public void add(Row row) throws SQLException {
        rows.add(reader.read(row));
    }

    /** The answer, empty before it was asked for. */
    public List<R> rows() {
        return rows;
    }

    public Optional<R> first() {
        return rows.stream().findFirst();
    }
}
