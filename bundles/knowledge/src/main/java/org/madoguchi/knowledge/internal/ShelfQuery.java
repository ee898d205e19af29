// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.knowledge.ArticleSelection;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** A selection as a question about the shelf. */
final class ShelfQuery {
    private final ArticleSelection selection;
    private final String from;
    private final List<Object> parameters;

    private ShelfQuery(ArticleSelection selection, String from, List<Object> parameters) {
        this.selection = selection;
        this.from = from;
        this.parameters = parameters;
    }

    static ShelfQuery of(Audience reader, ArticleSelection selection, Timestamp now) {
        StringBuilder from = new StringBuilder(" FROM knowledge_shelf s");
        List<Object> parameters = new ArrayList<>();
        selection
                .category()
                .ifPresent(
                        category -> {
                            from.append(
                                    " JOIN knowledge_text_category c"
                                            + " ON c.text_id = s.text_id AND c.category_id = ?");
                            parameters.add(category.value());
                        });
        selection
                .department()
                .ifPresent(
                        department -> {
                            from.append(
                                    " JOIN knowledge_text_owner o"
                                            + " ON o.text_id = s.text_id AND o.department_id = ?");
                            parameters.add(department.value());
                        });
        from.append(" WHERE s.audience_rank <= ? AND s.visible_from <= ? AND s.visible_until > ?");
        parameters.addAll(List.of(reader.ordinal(), now, now));
        if (selection.featured()) {
            from.append(" AND s.featured = ?");
            parameters.add(true);
        }
        return new ShelfQuery(selection, from.toString(), parameters);
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
