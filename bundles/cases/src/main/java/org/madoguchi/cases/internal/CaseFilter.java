// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.Hands;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/**
 * Turns what is wanted and what may be seen into questions to the database, which have indexes in
 * the order of the lists (V4): what a page costs does not depend on how many cases there are. Words
 * are not part of it: the cases in which they occur are {@linkplain #rows given}.
 */
final class CaseFilter {
    private static final String ROWS =
            "SELECT " + CaseRow.COLUMNS + " FROM cases_case c WHERE c.id = ?";
    private static final String PLACES =
            "SELECT c.id, c.last_activity_at, c.state FROM cases_case c";
    private static final String PART =
            " ORDER BY c.last_activity_at DESC, c.id DESC OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";

    /** So far into a list the states are merged here, further the database sorts. */
    private static final int DEEP = 10_000;

    private final int deep;
    private final CaseSelection selection;
    private final Set<TopicId> topics;
    private final CaseOrder order;
    private final Optional<CaseId> named;
    private final String words;
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /**
     * @param criteria see {@link Views#criteria}
     * @param topics those of the criteria with all below them
     * @param person all ids of those who may have asked
     * @param hands see {@link Crews}
     * @param towns of the district that is wanted
     */
    CaseFilter(
            Actor actor,
            CaseQuery query,
            CaseCriteria criteria,
            Set<TopicId> topics,
            Set<ContactId> person,
            List<Hands> hands,
            Set<String> towns) {
        this(actor, query, criteria, topics, person, hands, towns, DEEP);
    }

    /**
     * @param deep see {@link #DEEP}
     */
    CaseFilter(
            Actor actor,
            CaseQuery query,
            CaseCriteria criteria,
            Set<TopicId> topics,
            Set<ContactId> person,
            List<Hands> hands,
            Set<String> towns,
            int deep) {
        this.deep = deep;
        this.topics = topics;
        selection = Views.selection(actor, query, criteria, person, hands, towns);
        order = query.order();
        criteria.department()
                .ifPresent(
                        department ->
                                where(
                                        "c.id IN (SELECT d.case_id FROM cases_escalation d WHERE"
                                                + " d.department_id = ?)",
                                        department.value()));
        if (selection.unassigned()) {
            conditions.append(" AND c.assignee_id IS NULL");
        }
        selection.assignee().ifPresent(user -> where("c.assignee_id = ?", user.value()));
        selection.channel().ifPresent(channel -> where("c.channel = ?", channel.value()));
        selection
                .asked()
                .ifPresent(
                        department ->
                                where(
                                        "c.id IN (SELECT o.case_id FROM cases_escalation o WHERE"
                                                + " o.department_id = ? AND o.state = 'OPEN')",
                                        department.value()));
        selection
                .reader()
                .filter(own -> !selection.asked().equals(Optional.of(own)))
                .ifPresent(
                        own ->
                                where(
                                        "c.id IN (SELECT e.case_id FROM cases_escalation e WHERE"
                                                + " e.department_id = ?)",
                                        own.value()));
        String text = query.text().strip();
        named = idIn(text);
        words = named.isPresent() ? "" : text;
    }

    private void where(String condition, Object value) {
        conditions.append(" AND ").append(condition);
        parameters.add(value);
    }

    private static Optional<CaseId> idIn(String text) {
        try {
            return Optional.of(CaseId.parse(text.replaceFirst("^#", "")));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** The same for a search by words. */
    CaseSelection selection() {
        return selection;
    }

    /** Whether it is one case's number that was typed. */
    boolean isNamed() {
        return named.isPresent();
    }

    /** Whether it is this case's number that was typed, or none. */
    boolean isWanted(CaseId id) {
        return named.isEmpty() || named.get().equals(id);
    }

    CaseOrder order() {
        return order;
    }

    /** What has to be looked for in the texts; empty when there is nothing. */
    String words() {
        return words;
    }

    /** Whether the list has to be read from the search index: the database's are for the views. */
    boolean isForTheIndex() {
        return named.isEmpty()
                && (!words.isEmpty()
                        || !order.equals(CaseOrder.NEWEST)
                        || !selection.criteria().isNone()
                        || !selection.hands().isEmpty());
    }

    /** Whether it can be counted without the search index. */
    boolean isCountedHere() {
        return !isForTheIndex() || words.isEmpty() && CaseTally.covers(selection);
    }

    /** How many there are, where that {@linkplain #isCountedHere can be said here}. */
    long count(EntityUnit unit, CaseTally tally) {
        if (named.isPresent()) {
            return rows(unit, List.of(named.get())).size();
        }
        if (!selection.contacts().isEmpty()) {
            return ofContacts(unit).size();
        }
        if (CaseTally.covers(selection)) {
            return tally.count(selection);
        }
        Set<CaseState> states = tally.states(selection);
        if (states.isEmpty()) {
            return 0;
        }
        Select<Long> count =
                Select.of(
                        "SELECT COUNT(*) FROM cases_case c WHERE " + in(states) + conditions,
                        Row::number,
                        with(names(states)));
        unit.select(count);
        return count.first().orElseThrow();
    }

    /** Newest activity first; not for what is {@linkplain #isForTheIndex in the index}. */
    Page<CaseRow> page(EntityUnit unit, CaseTally tally, PageRequest request) {
        if (named.isPresent()) {
            List<CaseRow> one = rows(unit, List.of(named.get()));
            return new Page<>(part(one, request.offset(), request), one.size(), request);
        }
        if (!selection.contacts().isEmpty()) {
            List<CasePlace> all = ofContacts(unit);
            return new Page<>(
                    rows(unit, CasePlace.ids(part(all, request.offset(), request))),
                    all.size(),
                    request);
        }
        long total = count(unit, tally);
        List<CaseRow> rows =
                total <= request.offset()
                        ? List.of()
                        : rows(unit, CasePlace.ids(places(unit, tally.states(selection), request)));
        return new Page<>(rows, total, request);
    }

    private static <T> List<T> part(List<T> all, int offset, PageRequest request) {
        int from = Math.min(offset, all.size());
        return all.subList(from, Math.min(all.size(), from + request.limit()));
    }

    /**
     * First which, then what: which ones and in which order an index alone can say, and Derby sorts
     * every case of the desk when it is asked for both at once.
     */
    private List<CasePlace> places(EntityUnit unit, Set<CaseState> states, PageRequest request) {
        boolean merging = states.size() > 1;
        long end = (long) request.offset() + request.limit();
        if (merging && end > deep) {
            return ask(
                    unit,
                    Select.of(
                            PLACES + " WHERE " + in(states) + conditions + PART,
                            CasePlace::read,
                            with(names(states), (long) request.offset(), (long) request.limit())));
        }
        List<CasePlace> first =
                ask(
                        unit,
                        Select.ofEach(
                                PLACES + " WHERE c.state = ?" + conditions + PART,
                                CasePlace::read,
                                names(states),
                                with(
                                        List.of(),
                                        merging ? 0L : (long) request.offset(),
                                        merging ? end : (long) request.limit())));
        return merging ? part(CasePlace.sorted(first), request.offset(), request) : first;
    }

    private List<CasePlace> ofContacts(EntityUnit unit) {
        return CasePlace.sorted(
                ask(
                                unit,
                                Select.ofEach(
                                        PLACES + " WHERE c.contact_id = ?" + conditions,
                                        CasePlace::read,
                                        selection.contacts().stream()
                                                .map(ContactId::value)
                                                .toList(),
                                        with(List.of())))
                        .stream()
                        .filter(place -> isWanted(place.state()))
                        .toList());
    }

    /** Those of the cases that belong here now, in the given order. */
    List<CaseRow> rows(EntityUnit unit, List<CaseId> among) {
        List<Long> ids = among.stream().map(CaseId::asLong).toList();
        Select<CaseRow> rows =
                Select.ofEach(ROWS + conditions, CaseRow::read, ids, with(List.of()));
        Select<CaseTopic> about = CaseTopic.of(ids);
        if (selection.reader().isEmpty()) {
            unit.select(rows, about);
        } else {
            unit.select(rows);
        }
        return CaseTopic.putIn(rows.rows(), about.rows()).stream()
                .map(row -> selection.reader().isEmpty() ? row : row.withoutTheDesksOwn())
                .filter(row -> row.isIn(selection, topics))
                .toList();
    }

    private boolean isWanted(CaseState state) {
        return selection.states().isEmpty() || selection.states().contains(state);
    }

    private static <R> List<R> ask(EntityUnit unit, Select<R> question) {
        unit.select(question);
        return question.rows();
    }

    private static String in(Set<CaseState> states) {
        return "(" + String.join(" OR ", Collections.nCopies(states.size(), "c.state = ?")) + ")";
    }

    private static List<String> names(Set<CaseState> states) {
        return states.stream().map(CaseState::name).toList();
    }

    /** The parameters of the conditions, with what stands before and behind them. */
    private Object[] with(Collection<?> before, Object... behind) {
        List<Object> all = new ArrayList<>(before);
        all.addAll(parameters);
        all.addAll(List.of(behind));
        return all.toArray();
    }
}
