// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseFacts;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Straight from the tables: the histories are the record of what happened. */
@Component(service = CaseWatch.class)
public final class StoredCaseWatch implements CaseWatch {
    private static final int LONGEST = 20_000;

    private static final List<CaseState> OPEN =
            Arrays.stream(CaseState.values()).filter(CaseState::isOpen).toList();

    private static final String EVENTS =
            "SELECT h.id, h.case_id, h.kind, h.happened_at FROM cases_change h ";
    private static final String OF_INTEREST = " AND h.kind IN ('OPENED', 'MESSAGE_RECEIVED')";

    /** What happened to a case has moved the time of its last activity. */
    private static final String OF_ALL =
            EVENTS
                    + "JOIN cases_case c ON c.id = h.case_id"
                    + " WHERE c.last_activity_at >= ? AND h.happened_at >= ?"
                    + OF_INTEREST
                    + " ORDER BY h.happened_at, h.id FETCH FIRST "
                    + MOST
                    + " ROWS ONLY";

    private static final String OF_ONE =
            EVENTS + "WHERE h.case_id = ? AND h.happened_at >= ?" + OF_INTEREST;

    private final CaseStore store;
    private final Contacts contacts;
    private final DueDates dueDates;

    @Activate
    public StoredCaseWatch(
            @Reference CaseStore store,
            @Reference Contacts contacts,
            @Reference DueDates dueDates) {
        this.store = store;
        this.contacts = contacts;
        this.dueDates = dueDates;
    }

    private static Timestamp time(Instant at) {
        return Timestamp.valueOf(Times.column(at));
    }

    private <R> List<R> ask(Select<R> question) {
        store.unit().select(question);
        return question.rows();
    }

    @Override
    public List<Event> eventsSince(Instant from) {
        return ask(Select.of(OF_ALL, StoredCaseWatch::event, time(from), time(from)));
    }

    @Override
    public List<Event> eventsOf(CaseId id, Instant from) {
        return ask(Select.of(OF_ONE, StoredCaseWatch::event, id.asLong(), time(from))).stream()
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::id))
                .toList();
    }

    private static Event event(Row row) throws SQLException {
        return new Event(
                row.number(),
                CaseId.ofLong(row.number()),
                row.constant(Event.Kind.class),
                row.instant());
    }

    @Override
    public Optional<CaseFacts> facts(CaseId id) {
        return ask(CaseParts.of(id)).stream().findFirst().map(this::facts);
    }

    private CaseFacts facts(CaseRow row) {
        long key = row.id().asLong();
        return new CaseFacts(
                row.id(),
                row.state(),
                row.subject(),
                row.channel(),
                row.assignee(),
                ask(CaseTopic.of(List.of(key))).stream().map(CaseTopic::topic).collect(toSet()),
                row.openedAt(),
                isKnown(row),
                said(key),
                row.tags());
    }

    private boolean isKnown(CaseRow row) {
        List<Long> person =
                contacts.sameAs(row.contact()).stream().map(contact -> contact.value()).toList();
        return !ask(Select.ofEach(
                        "SELECT id FROM cases_case WHERE contact_id = ? AND id <> ?"
                                + " FETCH FIRST 1 ROWS ONLY",
                        Row::number,
                        person,
                        row.id().asLong()))
                .isEmpty();
    }

    private List<String> said(long id) {
        Map<Long, List<String>> fields =
                ask(
                                Select.of(
                                        "SELECT f.interaction_id, f.label, f.content"
                                                + " FROM cases_field f JOIN cases_interaction i"
                                                + " ON i.id = f.interaction_id"
                                                + " WHERE i.case_id = ?",
                                        row ->
                                                Map.entry(
                                                        row.number(),
                                                        row.text() + " " + cut(row.text())),
                                        id))
                        .stream()
                        .collect(
                                groupingBy(
                                        Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return ask(
                Select.of(
                        "SELECT id, subject, body FROM cases_interaction"
                                + " WHERE case_id = ? AND kind = 'INBOUND'"
                                + " ORDER BY happened_at DESC, id DESC FETCH FIRST 20 ROWS ONLY",
                        row -> {
                            List<String> answers = fields.getOrDefault(row.number(), List.of());
                            return Stream.concat(
                                            Stream.of(row.text(), cut(row.text())),
                                            answers.stream())
                                    .collect(joining("\n"));
                        },
                        id));
    }

    private static String cut(String text) {
        return Cut.to(LONGEST, text);
    }

    @Override
    public List<CaseId> newest(int most) {
        return ask(
                Select.of(
                        "SELECT id FROM cases_case ORDER BY id DESC FETCH FIRST "
                                + Math.max(1, Math.min(most, MOST))
                                + " ROWS ONLY",
                        row -> CaseId.ofLong(row.number())));
    }

    @Override
    public List<Owed> owed(Instant askedBefore) {
        return ask(
                Select.of(
                        "SELECT e.id, e.case_id, e.department_id, e.asked_at"
                                + " FROM cases_escalation e JOIN cases_case c ON c.id = e.case_id"
                                + " WHERE e.state = 'OPEN' AND e.asked_at <= ?"
                                + " AND c.state <> 'CLOSED'"
                                + " ORDER BY e.asked_at, e.id FETCH FIRST "
                                + MOST
                                + " ROWS ONLY",
                        row ->
                                new Owed(
                                        new EscalationId(row.number()),
                                        CaseId.ofLong(row.number()),
                                        new DepartmentId(row.number()),
                                        row.instant()),
                        time(askedBefore)));
    }

    @Override
    public Map<CaseId, Set<DepartmentId>> askedDepartments(Collection<CaseId> cases) {
        return ask(
                        Select.ofEach(
                                "SELECT case_id, department_id FROM cases_escalation WHERE case_id = ?",
                                row ->
                                        Map.entry(
                                                CaseId.ofLong(row.number()),
                                                new DepartmentId(row.number())),
                                cases.stream().map(CaseId::asLong).distinct().toList()))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }

    /** By states, which have an index: most cases are closed. */
    @Override
    public List<Due> due(Instant until) {
        return ask(
                        Select.ofEach(
                                "SELECT id, due_at FROM cases_case WHERE state = ?"
                                        + " AND due_at <= ? ORDER BY due_at, id FETCH FIRST "
                                        + MOST
                                        + " ROWS ONLY",
                                row -> new Due(CaseId.ofLong(row.number()), row.instant()),
                                OPEN.stream().map(Enum::name).toList(),
                                time(until)))
                .stream()
                .sorted(Comparator.comparing(Due::at))
                .limit(MOST)
                .toList();
    }

    @Override
    public Map<UserId, Long> openCases(Collection<UserId> people) {
        return people.stream().distinct().collect(toMap(Function.identity(), this::openCases));
    }

    private long openCases(UserId person) {
        return store.tally()
                .count(
                        new CaseSelection(
                                Optional.empty(),
                                Set.copyOf(OPEN),
                                false,
                                Optional.of(person),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of()));
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return dueDates.isOpen(day);
    }
}
