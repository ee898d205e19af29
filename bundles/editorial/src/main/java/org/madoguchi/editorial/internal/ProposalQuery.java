// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.Proposals;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.storage.Times;

/** The restrictions of a list of proposals that are there. */
final class ProposalQuery {
    private static final String FROM = " FROM ProposalEntity p";

    private final List<String> terms = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * @param reader department of who asks; sees its own and those without one
     */
    ProposalQuery(Optional<DepartmentId> reader) {
        reader.ifPresent(
                own ->
                        add(
                                "(p.departmentId IS NULL OR p.departmentId = :own)",
                                "own",
                                own.value()));
    }

    ProposalQuery of(Proposals.Filter filter, ZoneId zone) {
        filter.state().ifPresent(this::in);
        filter.kind().ifPresent(kind -> add("p.kind = :kind", "kind", kind));
        filter.source().ifPresent(source -> add("p.toldBy = :source", "source", source));
        filter.department()
                .ifPresent(
                        department ->
                                add(
                                        "p.departmentId = :department",
                                        "department",
                                        department.value()));
        filter.made()
                .ifPresent(
                        period -> {
                            add("p.madeAt >= :begin", "begin", midnight(period.first(), zone));
                            add(
                                    "p.madeAt < :finish",
                                    "finish",
                                    midnight(period.last().plusDays(1), zone));
                        });
        return this;
    }

    private static Object midnight(LocalDate day, ZoneId zone) {
        return Times.column(day.atStartOfDay(zone).toInstant());
    }

    ProposalQuery in(Proposal.State state) {
        return add("p.state = :state", "state", state);
    }

    ProposalQuery of(ArticleId article) {
        return add("p.articleId = :article", "article", article.value());
    }

    ProposalQuery titled(String title) {
        return add("p.title = :title", "title", title);
    }

    private ProposalQuery add(String term, String name, Object value) {
        terms.add(term);
        values.put(name, value);
        return this;
    }

    private <T> TypedQuery<T> query(EntityManager em, String what, String order, Class<T> type) {
        String where = terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms);
        TypedQuery<T> query = em.createQuery("SELECT " + what + FROM + where + order, type);
        values.forEach(query::setParameter);
        return query;
    }

    long count(EntityManager em) {
        return query(em, "COUNT(p)", "", Long.class).getSingleResult();
    }

    List<ProposalEntity> newestFirst(EntityManager em, int limit) {
        return query(em, "p", " ORDER BY p.madeAt DESC, p.id DESC", ProposalEntity.class)
                .setMaxResults(limit)
                .getResultList();
    }

    Page<Proposal> page(EntityManager em, PageRequest request) {
        List<Proposal> rows =
                query(em, "p", " ORDER BY p.madeAt, p.id", ProposalEntity.class)
                        .setFirstResult(request.offset())
                        .setMaxResults(request.limit())
                        .getResultStream()
                        .map(ProposalEntity::toRecord)
                        .toList();
        return new Page<>(rows, count(em), request);
    }
}
