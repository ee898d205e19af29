// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.Actor;

/**
 * Turns what is wanted and what may be seen into one condition. Words are not part of it: the cases
 * in which they occur are {@linkplain #rows(EntityManager, List) given}.
 */
final class CaseFilter {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final CaseSelection selection;
    private final String words;

    /**
     * @param person all ids of the contact that is wanted
     */
    CaseFilter(Actor actor, CaseQuery query, Set<ContactId> person) {
        selection = Views.selection(actor, query, person);
        selection
                .reader()
                .ifPresent(
                        own ->
                                where(
                                        "c.id in (select e.caseId from EscalationEntity e where"
                                                + " e.departmentId = :own)",
                                        "own",
                                        own.value()));
        states();
        people();
        selection.channel().ifPresent(c -> where("c.channel = :channel", "channel", c.value()));
        contact();
        String text = query.text().strip();
        Optional<CaseId> id = idIn(text);
        id.ifPresent(named -> where("c.id = :id", "id", named.asLong()));
        words = id.isPresent() ? "" : text;
    }

    private void states() {
        if (selection.states().equals(Views.OPEN)) {
            where("c.state <> :state", "state", CaseState.CLOSED);
        } else if (!selection.states().isEmpty()) {
            where("c.state in :states", "states", selection.states());
        }
    }

    private void people() {
        if (selection.unassigned()) {
            conditions.add("c.assigneeId is null");
        }
        selection.assignee().ifPresent(user -> where("c.assigneeId = :mine", "mine", user.value()));
        selection
                .asked()
                .ifPresent(
                        department -> {
                            where(
                                    "c.id in (select o.caseId from EscalationEntity o where"
                                            + " o.departmentId = :asked and o.state = :owing)",
                                    "asked",
                                    department.value());
                            parameters.put("owing", Escalation.State.OPEN);
                        });
    }

    /** One condition for each id: a plan for a list would read the whole table. */
    private void contact() {
        List<String> ids = new ArrayList<>();
        for (ContactId id : selection.contacts()) {
            String parameter = "contact" + ids.size();
            ids.add("c.contactId = :" + parameter);
            parameters.put(parameter, id.value());
        }
        if (!ids.isEmpty()) {
            conditions.add("(" + String.join(" or ", ids) + ")");
        }
    }

    private static Optional<CaseId> idIn(String text) {
        try {
            return Optional.of(CaseId.parse(text.replaceFirst("^#", "")));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private void where(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
    }

    /** The same for a search by words. */
    CaseSelection selection() {
        return selection;
    }

    /** What has to be looked for in the texts; empty when there is nothing. */
    String words() {
        return words;
    }

    long count(EntityManager em) {
        Query query = em.createQuery("select count(c) from CaseEntity c" + condition());
        parameters.forEach(query::setParameter);
        return (Long) query.getSingleResult();
    }

    /**
     * First which, then what: which ones and in which order an index alone can say (V2), and Derby
     * sorts every case of the desk when it is asked for both at once.
     */
    List<CaseEntity> rows(EntityManager em, int offset, int limit) {
        var query =
                em.createQuery(
                        "select c.id, c.lastActivityAt from CaseEntity c"
                                + condition()
                                + " order by c.lastActivityAt desc, c.id desc",
                        Object[].class);
        parameters.forEach(query::setParameter);
        List<Long> wanted =
                query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
                        .map(row -> (Long) row[0])
                        .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<Long, CaseEntity> found = new HashMap<>();
        em.createQuery("select c from CaseEntity c where c.id in :ids", CaseEntity.class)
                .setParameter("ids", IdLists.padded(wanted))
                .getResultList()
                .forEach(row -> found.put(row.id().asLong(), row));
        return wanted.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** Those of the cases that meet the condition now, in the given order. */
    List<CaseEntity> rows(EntityManager em, List<CaseId> among) {
        if (among.isEmpty()) {
            return List.of();
        }
        String condition = condition();
        var query =
                em.createQuery(
                        "select c from CaseEntity c"
                                + (condition.isEmpty() ? " where " : condition + " and ")
                                + "c.id in :among",
                        CaseEntity.class);
        parameters.forEach(query::setParameter);
        query.setParameter("among", IdLists.padded(among.stream().map(CaseId::asLong).toList()));
        Map<CaseId, CaseEntity> found = new LinkedHashMap<>();
        query.getResultList().forEach(row -> found.put(row.id(), row));
        return among.stream().filter(found::containsKey).map(found::get).toList();
    }

    private String condition() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
