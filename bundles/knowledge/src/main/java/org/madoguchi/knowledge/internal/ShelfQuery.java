// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** A selection as a question about the shelf. */
final class ShelfQuery {
    /**
     * For Derby, a remark for others: it would put the larger table into a hash table on disk,
     * which takes it half a minute with 100,000 articles.
     */
    static final String IN_THIS_ORDER = "--DERBY-PROPERTIES joinOrder=FIXED\n";

    static final String BY_INDEX = "--DERBY-PROPERTIES joinStrategy=NESTEDLOOP\n";

    private final ArticleSelection selection;
    private final String from;
    private final List<Object> parameters;

    private ShelfQuery(ArticleSelection selection, String from, List<Object> parameters) {
        this.selection = selection;
        this.from = from;
        this.parameters = parameters;
    }

    static ShelfQuery of(Reader reader, ArticleSelection selection, Timestamp now) {
        List<String> tables = new ArrayList<>();
        StringBuilder where = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        selection
                .category()
                .ifPresent(
                        category -> {
                            tables.add("knowledge_text_category c");
                            where.append("c.category_id = ? AND s.text_id = c.text_id AND ");
                            parameters.add(category.value());
                        });
        selection
                .department()
                .ifPresent(
                        department -> {
                            tables.add("knowledge_text_owner o");
                            where.append("o.department_id = ? AND s.text_id = o.text_id AND ");
                            parameters.add(department.value());
                        });
        tables.add("knowledge_shelf s");
        where.append(Shelf.VISIBLE);
        parameters.addAll(Shelf.parameters(reader, now));
        if (selection.featured()) {
            where.append(" AND s.featured = ?");
            parameters.add(true);
        }
        String from =
                tables.size() == 1
                        ? tables.get(0)
                        : IN_THIS_ORDER
                                + tables.get(0)
                                + tables.stream()
                                        .skip(1)
                                        .map(table -> ", " + table + " " + BY_INDEX)
                                        .collect(Collectors.joining());
        return new ShelfQuery(selection, " FROM " + from + " WHERE " + where, parameters);
    }

    Select<Long> texts(PageRequest request) {
        String order =
                selection.order() == ArticleSelection.Order.QUESTION
                        ? " ORDER BY s.question, s.text_id"
                        : " ORDER BY s.since DESC, s.text_id DESC";
        List<Object> all = new ArrayList<>(parameters);
        all.add(request.offset());
        all.add(request.limit());
        return Select.of(
                "SELECT s.text_id" + from + order + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                Row::number,
                all.toArray());
    }

    Select<Long> count() {
        return Select.of("SELECT COUNT(*)" + from, Row::number, parameters.toArray());
    }

    /** The number of rows, where somebody has counted them already. */
    Optional<Long> known(ShelfCounts.Counts counts) {
        if (selection.featured()
                || selection.category().isPresent() && selection.department().isPresent()) {
            return Optional.empty();
        }
        if (selection.category().isPresent()) {
            return Optional.of(counts.categories().getOrDefault(selection.category().get(), 0L));
        }
        if (selection.department().isPresent()) {
            return Optional.of(counts.departments().getOrDefault(selection.department().get(), 0L));
        }
        return Optional.of(counts.all());
    }
}
