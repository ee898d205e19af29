// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/**
 * How much of the FAQ is where, for each audience. Kept until an article changes; what another node
 * changed is seen after a minute. Safe for use by several threads.
 */
final class ShelfCounts {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final String VISIBLE =
            " WHERE s.audience_rank <= ? AND s.visible_from <= ? AND s.visible_until > ?";

    private final KnowledgeStore store;
    private final Map<Audience, Counts> known = new EnumMap<>(Audience.class);

    record Counts(
            Instant at,
            long all,
            Map<CategoryId, Long> categories,
            Map<DepartmentId, Long> departments) {}

    ShelfCounts(KnowledgeStore store) {
        this.store = store;
    }

    synchronized void forget() {
        known.clear();
    }

    /** One thread counts, the others wait for it. */
    synchronized Counts of(Audience reader) {
        Instant now = store.now();
        Counts counts = known.get(reader);
        if (counts == null || !counts.at().plus(FRESH).isAfter(now)) {
            counts = count(reader, now);
            known.put(reader, counts);
        }
        return counts;
    }

    private Counts count(Audience reader, Instant at) {
        Timestamp now = store.nowAsColumn();
        Select<Long> all =
                Select.of(
                        "SELECT COUNT(*) FROM knowledge_shelf s" + VISIBLE,
                        Row::number,
                        reader.ordinal(),
                        now,
                        now);
        Select<Map.Entry<Long, Long>> categories =
                grouped("category_id", "knowledge_text_category", reader, now);
        Select<Map.Entry<Long, Long>> departments =
                grouped("department_id", "knowledge_text_owner", reader, now);
        store.unit().select(all, categories, departments);
        return new Counts(
                at,
                all.rows().get(0),
                byId(categories.rows(), CategoryId::new),
                byId(departments.rows(), DepartmentId::new));
    }

    private static Select<Map.Entry<Long, Long>> grouped(
            String column, String table, Audience reader, Timestamp now) {
        return Select.of(
                "SELECT g."
                        + column
                        + ", COUNT(*) FROM knowledge_shelf s JOIN "
                        + table
                        + " g ON g.text_id = s.text_id"
                        + VISIBLE
                        + " GROUP BY g."
                        + column,
                row -> Map.entry(row.number(), row.number()),
                reader.ordinal(),
                now,
                now);
    }

    private static <T> Map<T, Long> byId(List<Map.Entry<Long, Long>> rows, LongFunction<T> id) {
        Map<T, Long> counts = new HashMap<>();
        rows.forEach(row -> counts.put(id.apply(row.getKey()), row.getValue()));
        return Map.copyOf(counts);
    }
}
