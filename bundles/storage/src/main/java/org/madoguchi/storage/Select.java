// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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

    private static final int GROWTH = 8;

    private final String sql;
    private final Reader<R> reader;
    private final List<Object> parameters;
    private final List<R> rows = new ArrayList<>();

    private Select(String sql, Reader<R> reader, List<Object> parameters) {
        this.sql = sql;
        this.reader = reader;
        this.parameters = parameters;
    }

    /**
     * @param sql for every database, with {@code ?} for the parameters; always the same text for
     *     the same question, because the databases keep what they have compiled
     */
    public static <R> Select<R> of(String sql, Reader<R> reader, Object... parameters) {
        return new Select<>(sql, reader, List.of(parameters));
    }

    /**
     * A question about several things at once.
     *
     * @param sql as in {@link #of}, with {@code ?*} where they go; the other parameters come after
     * @param several at least one; hundreds are too many, because databases and their caches of
     *     statements dislike long lists
     */
    public static <R> Select<R> ofSeveral(
            String sql, Reader<R> reader, Collection<?> several, Object... others) {
        List<Object> parameters = new ArrayList<>(several);
        // few lengths: each is a statement that the database has to compile and keep
        int length = 1;
        while (length < several.size()) {
            length *= GROWTH;
        }
        Object last = parameters.get(parameters.size() - 1);
        parameters.addAll(Collections.nCopies(length - several.size(), last));
        parameters.addAll(List.of(others));
        String places = "?" + ", ?".repeat(length - 1);
        return new Select<>(sql.replace("?*", places), reader, List.copyOf(parameters));
    }

    public String sql() {
        return sql;
    }

    public List<Object> parameters() {
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
