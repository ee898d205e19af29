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

    private static final String SEVERAL = "?*";
    private static final int GROWTH = 8;

    private final String sql;
    private final Reader<R> reader;
    private final List<?> several;
    private final List<Object> parameters;
    private final List<R> rows = new ArrayList<>();

    private Select(String sql, Reader<R> reader, List<?> several, List<Object> parameters) {
        this.sql = sql;
        this.reader = reader;
        this.several = several;
        this.parameters = parameters;
    }

    /**
     * @param sql for every database, with {@code ?} for the parameters; always the same text for
     *     the same question, because the databases keep what they have compiled
     */
    public static <R> Select<R> of(String sql, Reader<R> reader, Object... parameters) {
        return new Select<>(sql, reader, List.of(), List.of(parameters));
    }

    /**
     * The same question about several things, asked in the way the database answers quickest. Rows
     * of one thing come in the order of the text, the things themselves in no order.
     *
     * @param sql as in {@link #of}, with {@code IN (?*)} for the thing; the other parameters follow
     * @param several dozens; databases and what they keep dislike long lists
     */
    public static <R> Select<R> ofSeveral(
            String sql, Reader<R> reader, Collection<?> several, Object... others) {
        if (several.isEmpty()) {
            throw new IllegalArgumentException("nothing to ask about: " + sql);
        }
        return new Select<>(sql, reader, List.copyOf(several), List.of(others));
    }

    /** One text for everything that is asked. */
    public String sql() {
        return sql.replace(SEVERAL, "?" + ", ?".repeat(Math.max(0, places() - 1)));
    }

    /** The parameters of {@link #sql}. */
    public List<Object> parameters() {
        List<Object> all = new ArrayList<>(several);
        while (all.size() < places()) {
            all.add(several.get(several.size() - 1));
        }
        all.addAll(parameters);
        return all;
    }

    /** Few lengths: each is a statement that the database has to compile and keep. */
    private int places() {
        int places = several.isEmpty() ? 0 : 1;
        while (places < several.size()) {
            places *= GROWTH;
        }
        return places;
    }

    /** The text for one thing. */
    public String sqlForEach() {
        return sql.replace(SEVERAL, "?");
    }

    /** The parameters of {@link #sqlForEach}, thing by thing. */
    public List<List<Object>> parametersForEach() {
        if (several.isEmpty()) {
            return List.of(parameters);
        }
        return several.stream()
                .<List<Object>>map(
                        one -> {
                            List<Object> its = new ArrayList<>(List.of(one));
                            its.addAll(parameters);
                            return its;
                        })
                .toList();
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
