// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.storage.Times;

/** The restrictions of a query that are there. */
final class Conditions {
    private final List<String> terms = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    Conditions(AuditQuery query) {
        query.user().ifPresent(user -> add("r.userId = :user", "user", user.value()));
        query.name().ifPresent(name -> add("r.actorName = :name", "name", name));
        query.action().ifPresent(action -> add("r.action = :action", "action", action));
        query.subject().ifPresent(this::addSubject);
        query.origin().ifPresent(origin -> add("r.origin = :origin", "origin", origin));
        query.from().ifPresent(from -> add("r.recordedAt >= :begin", "begin", Times.column(from)));
        query.until()
                .ifPresent(until -> add("r.recordedAt < :finish", "finish", Times.column(until)));
    }

    /** What comes after this record, newest first. */
    Conditions after(AuditRecord last) {
        add(
                "(r.recordedAt < :time OR (r.recordedAt = :time AND r.id < :id))",
                "time",
                Times.column(last.at()));
        values.put("id", last.id());
        return this;
    }

    /** A kind alone stands for everything of it. */
    private void addSubject(String subject) {
        if (subject.matches("[a-z-]+")) {
            add("(r.subject = :subject OR r.subject LIKE :kind)", "subject", subject);
            values.put("kind", subject + " %");
        } else {
            add("r.subject = :subject", "subject", subject);
        }
    }

    private void add(String term, String name, Object value) {
        terms.add(term);
        values.put(name, value);
    }

    String where() {
        return terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms);
    }

    <T> TypedQuery<T> bind(TypedQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }
}
