// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.identity.Actor;

/** Turns what is wanted and what may be seen into one condition. */
final class CaseFilter {
    private static final int MOST_CONTACTS = 200;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    CaseFilter(Actor actor, CaseQuery query, Contacts contacts) {
        Visibility.of(actor)
                .department()
                .ifPresent(
                        own ->
                                where(
                                        "c.id in (select e.caseId from EscalationEntity e where"
                                                + " e.departmentId = :own)",
                                        "own",
                                        own.value()));
        view(actor, query.view());
        query.channel().ifPresent(c -> where("c.channel = :channel", "channel", c.value()));
        query.contact().ifPresent(c -> where("c.contactId = :contact", "contact", c.value()));
        text(query.text().strip(), contacts);
    }

    private void view(Actor actor, CaseView view) {
        switch (view) {
            case MINE -> mine(actor);
            case UNASSIGNED -> {
                conditions.add("c.assigneeId is null");
                where(
                        "c.state in :states",
                        "states",
                        EnumSet.of(CaseState.NEW, CaseState.IN_PROGRESS));
            }
            case WAITING_DEPARTMENT -> state("=", CaseState.WAITING_DEPARTMENT);
            case WAITING_APPROVAL -> state("=", CaseState.WAITING_APPROVAL);
            case ALL_OPEN -> state("<>", CaseState.CLOSED);
            case CLOSED -> state("=", CaseState.CLOSED);
        }
    }

    /** For a department: what it is asked now. */
    private void mine(Actor actor) {
        state("<>", CaseState.CLOSED);
        if (actor.department().isPresent()) {
            where(
                    "c.id in (select o.caseId from EscalationEntity o where o.departmentId = :mine"
                            + " and o.state = :asked)",
                    "mine",
                    actor.department().get().value());
            parameters.put("asked", Escalation.State.OPEN);
        } else {
            where(
                    "c.assigneeId = :mine",
                    "mine",
                    actor.user().map(user -> user.value()).orElse(-1L));
        }
    }

    private void state(String operator, CaseState state) {
        where("c.state " + operator + " :state", "state", state);
    }

    private void text(String text, Contacts contacts) {
        if (text.isEmpty()) {
            return;
        }
        Optional<CaseId> id = idIn(text);
        if (id.isPresent()) {
            where("c.id = :id", "id", id.get().asLong());
            return;
        }
        List<Long> people =
                contacts.search(text, MOST_CONTACTS).stream().map(c -> c.id().value()).toList();
        parameters.put("text", "%" + escape(text.toLowerCase(Locale.ROOT)) + "%");
        String subject = "lower(c.subject) like :text escape '!'";
        if (people.isEmpty()) {
            conditions.add(subject);
        } else {
            where("(" + subject + " or c.contactId in :people)", "people", people);
        }
    }

    private static Optional<CaseId> idIn(String text) {
        try {
            return Optional.of(CaseId.parse(text.replaceFirst("^#", "")));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private void where(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
    }

    long count(EntityManager em) {
        Query query = em.createQuery("select count(c) from CaseEntity c" + condition());
        parameters.forEach(query::setParameter);
        return (Long) query.getSingleResult();
    }

    List<CaseEntity> rows(EntityManager em, int offset, int limit) {
        var query =
                em.createQuery(
                        "select c from CaseEntity c"
                                + condition()
                                + " order by c.lastActivityAt desc, c.id desc",
                        CaseEntity.class);
        parameters.forEach(query::setParameter);
        return query.setFirstResult(offset).setMaxResults(limit).getResultList();
    }

    private String condition() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
