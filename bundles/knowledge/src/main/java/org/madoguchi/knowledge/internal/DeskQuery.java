// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleFilter;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/** An editor's filter as a question about every article's newest text. */
final class DeskQuery {
    private static final long NOBODY = -1;

    private final StringBuilder from = new StringBuilder(" FROM knowledge_article a");
    private final StringBuilder where = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private DeskQuery() {}

    static DeskQuery of(Actor actor, ArticleFilter filter) {
        DeskQuery query = new DeskQuery();
        filter.category()
                .ifPresent(
                        id ->
                                query.join(
                                        "knowledge_text_category c ON c.text_id = a.text_id"
                                                + " AND c.category_id = ?",
                                        id.value()));
        filter.department().ifPresent(id -> query.ownedBy("o", id));
        if (filter.mine()) {
            actor.department().ifPresent(id -> query.ownedBy("m", id));
            query.restrict(actor.may(Permission.ARTICLE_EDIT));
        }
        filter.audience()
                .ifPresent(
                        audience ->
                                query.join(
                                        "knowledge_text t ON t.id = a.text_id AND t.audience = ?",
                                        audience.name()));
        query.seenBy(actor);
        filter.state().ifPresent(state -> query.and("a.article_state = ?", state.name()));
        String part = Folded.of(filter.text()).strip();
        if (!part.isEmpty()) {
            query.and("a.words LIKE ? ESCAPE '!'", "%" + escaped(part) + "%");
        }
        return query;
    }

    Select<Long> count() {
        return Select.of("SELECT COUNT(*)" + from + where, Row::number, parameters.toArray());
    }

    Select<Long> texts(PageRequest request) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(request.offset());
        all.add(request.limit());
        return Select.of(
                "SELECT a.text_id"
                        + from
                        + where
                        + " ORDER BY a.updated_at DESC, a.id DESC"
                        + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                Row::number,
                all.toArray());
    }

    /** Of every page, in the order of the articles' numbers. */
    Select<Long> allTexts() {
        return Select.of(
                "SELECT a.text_id" + from + where + " ORDER BY a.id",
                Row::number,
                parameters.toArray());
    }

    private void ownedBy(String alias, DepartmentId owner) {
        join(
                "knowledge_text_owner %1$s ON %1$s.text_id = a.text_id AND %1$s.department_id = ?"
                        .formatted(alias),
                owner.value());
    }

    /** Joins come before conditions, so that the parameters are in the order of their places. */
    private void join(String table, Object parameter) {
        from.append(" JOIN ").append(table);
        parameters.add(parameter);
    }

    /** As {@link EditRights#isSeen} has it. */
    private void seenBy(Actor actor) {
        Reader reader = Reader.of(actor);
        if (reader == Reader.ANYBODY) {
            return;
        }
        List<Object> seen = new ArrayList<>();
        Arrays.stream(Audience.values())
                .filter(reader::sees)
                .map(Audience::name)
                .forEach(seen::add);
        String written =
                "EXISTS (SELECT 1 FROM knowledge_text v WHERE v.id = a.text_id AND v.audience IN ("
                        + String.join(", ", Collections.nCopies(seen.size(), "?"))
                        + "))";
        seen.add(actor.department().map(DepartmentId::value).orElse(NOBODY));
        and(
                "("
                        + written
                        + " OR EXISTS (SELECT 1 FROM knowledge_text_owner w"
                        + " WHERE w.text_id = a.text_id AND w.department_id = ?))",
                seen.toArray());
    }

    private void and(String condition, Object... values) {
        where.append(where.isEmpty() ? " WHERE " : " AND ").append(condition);
        parameters.addAll(List.of(values));
    }

    private void restrict(boolean toAnything) {
        if (!toAnything) {
            where.append(where.isEmpty() ? " WHERE 1 = 0" : " AND 1 = 0");
        }
    }

    /** Text whose {@code %} and {@code _} mean themselves in a LIKE with escape {@code !}. */
    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
