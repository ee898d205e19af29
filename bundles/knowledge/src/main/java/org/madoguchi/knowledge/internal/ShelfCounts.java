// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of the FAQ is where, for each reader. Kept until an article changes; what another node
 * changed is seen after ten minutes. Where counting takes long, readers get the former figures
 * while it is done. Safe for use by several threads.
 */
final class ShelfCounts {
    private static final Logger LOG = LoggerFactory.getLogger(ShelfCounts.class);
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final String VISIBLE = " WHERE" + Shelf.VISIBLE;

    private final KnowledgeStore store;
    private final Executor background;
    private final Duration quick;
    private final Map<Reader, Counts> known = new EnumMap<>(Reader.class);
    private final Set<Reader> counting = EnumSet.noneOf(Reader.class);
    private long changes;

    /**
     * @param changes that had been heard of when the counting began
     */
    record Counts(
            Instant at,
            long changes,
            Duration cost,
            long all,
            Map<CategoryId, Long> categories,
            Map<DepartmentId, Long> departments) {}

    /**
     * @param quick counting that takes so long may be waited for
     */
    ShelfCounts(KnowledgeStore store, Executor background, Duration quick) {
        this.store = store;
        this.background = background;
        this.quick = quick;
    }

    synchronized void forget() {
        changes++;
    }

    /** One thread counts; others wait for it only when there are no former figures. */
    synchronized Counts of(Reader reader) {
        Counts counts = known.get(reader);
        if (counts == null || isOld(counts) && counts.cost().compareTo(quick) < 0) {
            counts = count(reader, changes);
            known.put(reader, counts);
        } else if (isOld(counts) && counting.add(reader)) {
            long begun = changes;
            background.execute(() -> countAgain(reader, begun));
        }
        return counts;
    }

    private boolean isOld(Counts counts) {
        return counts.changes() != changes || !counts.at().plus(FRESH).isAfter(store.now());
    }

    private void countAgain(Reader reader, long begun) {
        try {
            Counts counts = count(reader, begun);
            synchronized (this) {
                known.put(reader, counts);
            }
        } catch (RuntimeException e) {
            LOG.warn("the FAQ's figures could not be counted, the former ones are shown", e);
        } finally {
            synchronized (this) {
                counting.remove(reader);
            }
        }
    }

    private Counts count(Reader reader, long begun) {
        long start = System.nanoTime();
        Timestamp now = store.nowAsColumn();
        Select<Long> all =
                Select.of(
                        "SELECT COUNT(*) FROM knowledge_shelf s" + VISIBLE,
                        Row::number,
                        Shelf.parameters(reader, now).toArray());
        Select<Map.Entry<Long, Long>> categories =
                grouped("category_id", "knowledge_text_category", reader, now);
        Select<Map.Entry<Long, Long>> departments =
                grouped("department_id", "knowledge_text_owner", reader, now);
        store.unit().select(all, categories, departments);
        return new Counts(
                store.now(),
                begun,
                Duration.ofNanos(System.nanoTime() - start),
                all.rows().get(0),
                byId(categories.rows(), CategoryId::new),
                byId(departments.rows(), DepartmentId::new));
    }

    private static Select<Map.Entry<Long, Long>> grouped(
            String column, String table, Reader reader, Timestamp now) {
        return Select.of(
                "SELECT g."
                        + column
                        + ", COUNT(*) FROM "
                        + ShelfQuery.IN_THIS_ORDER
                        + "knowledge_shelf s, "
                        + table
                        + " g "
                        + ShelfQuery.BY_INDEX
                        + VISIBLE
                        + " AND g.text_id = s.text_id"
                        + " GROUP BY g."
                        + column,
                row -> Map.entry(row.number(), row.number()),
                Shelf.parameters(reader, now).toArray());
    }

    private static <T> Map<T, Long> byId(List<Map.Entry<Long, Long>> rows, LongFunction<T> id) {
        Map<T, Long> counts = new HashMap<>();
        rows.forEach(row -> counts.put(id.apply(row.getKey()), row.getValue()));
        return Map.copyOf(counts);
    }
}
