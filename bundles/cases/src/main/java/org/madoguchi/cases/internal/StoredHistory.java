// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.madoguchi.api.cases.CaseHistory;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of a history from the tables, some dozens of cases at a time. */
@Component(service = CaseHistory.class)
public final class StoredHistory implements CaseHistory {
    private static final int PART = 64;
    private static final String BREAK = "\n――――\n";

    private final CaseStore store;
    private final Contacts contacts;
    private final ContactRegister register;
    private final Users users;
    private final Directory directory;
    private final CaseTowns towns;

    @Activate
    public StoredHistory(
            @Reference CaseStore store,
            @Reference Contacts contacts,
            @Reference ContactRegister register,
            @Reference Users users,
            @Reference Directory directory,
            @Reference CaseTowns towns) {
        this.store = store;
        this.contacts = contacts;
        this.register = register;
        this.users = users;
        this.directory = directory;
        this.towns = towns;
    }

    @Override
    public Extract opened(Actor actor, Instant from, Instant until, int most) {
        actor.require(Permission.CASE_READ);
        actor.require(Permission.CASE_EXPORT);
        Select<Long> found =
                Select.of(
                        "SELECT id FROM cases_case WHERE opened_at >= ? AND opened_at < ?"
                                + " ORDER BY opened_at, id FETCH FIRST "
                                + (most + 1)
                                + " ROWS ONLY",
                        Row::number,
                        Timestamp.valueOf(Times.column(from)),
                        Timestamp.valueOf(Times.column(until)));
        store.unit().select(found);
        boolean more = found.rows().size() > most;
        List<Long> ids = more ? found.rows().subList(0, most) : found.rows();
        return new Extract(ids.size(), more, () -> rows(ids));
    }

    private Iterator<CaseHistory.Line> rows(List<Long> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + PART)
                .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + PART)))
                .flatMap(part -> read(part).stream())
                .iterator();
    }

    /** Something written in a case. */
    private record Said(long of, String text) {
        static Said read(Row row) throws SQLException {
            return new Said(row.number(), row.text());
        }
    }

    private record Message(long of, InteractionKind kind, String text) {}

    private record Reason(long escalation, String code) {}

    private List<CaseHistory.Line> read(List<Long> ids) {
        Select<CaseRow> cases =
                Select.ofEach(
                        "SELECT " + CaseRow.COLUMNS + " FROM cases_case c WHERE c.id = ?",
                        CaseRow::read,
                        ids);
        Select<Message> messages =
                Select.ofEach(
                        "SELECT case_id, kind, body FROM cases_interaction WHERE case_id = ?"
                                + " AND (kind = 'INBOUND' OR kind = 'REPLY' AND state = 'SENT')"
                                + " ORDER BY happened_at, id",
                        row ->
                                new Message(
                                        row.number(),
                                        row.constant(InteractionKind.class),
                                        row.text()),
                        ids);
        Select<Said> notes =
                Select.ofEach(
                        "SELECT case_id, body FROM cases_note WHERE case_id = ?"
                                + " ORDER BY written_at, id",
                        Said::read,
                        ids);
        Select<Said> items =
                Select.ofEach(
                        "SELECT case_id, content FROM cases_answer WHERE case_id = ?"
                                + " ORDER BY form_id, item, place",
                        Said::read,
                        ids);
        Select<Reason> reasons =
                Select.ofEach(
                        "SELECT escalation_id, code FROM cases_escalation_reason"
                                + " WHERE case_id = ?",
                        row -> new Reason(row.number(), row.text()),
                        ids);
        Select<Escalation> escalations =
                Select.ofEach(
                        "SELECT id, case_id, department_id, question, asked_by, asked_at, state,"
                                + " answer, answered_at FROM cases_escalation WHERE case_id = ?"
                                + " ORDER BY asked_at, id",
                        row -> escalation(row, reasons),
                        ids);
        Select<CaseTopic> topics = CaseTopic.of(ids);
        store.unit().select(cases, messages, notes, items, reasons, escalations, topics);
        Map<Long, List<Message>> messagesOf =
                messages.rows().stream().collect(groupingBy(Message::of));
        Map<Long, List<Said>> notesOf = notes.rows().stream().collect(groupingBy(Said::of));
        Map<Long, List<Said>> itemsOf = items.rows().stream().collect(groupingBy(Said::of));
        Map<CaseId, List<Escalation>> escalationsOf =
                escalations.rows().stream().collect(groupingBy(Escalation::caseId));
        Map<CaseId, Set<TopicId>> topicsOf = CaseTopic.byCase(topics.rows());
        List<ContactId> askers = cases.rows().stream().map(CaseRow::contact).distinct().toList();
        Map<ContactId, String> names = contacts.names(askers);
        Map<ContactId, String> departments = register.departments(askers);
        Map<UserId, Optional<String>> people = new HashMap<>();
        return cases.rows().stream()
                .map(
                        row -> {
                            long id = row.id().asLong();
                            List<Message> said = messagesOf.getOrDefault(id, List.of());
                            return new CaseHistory.Line(
                                    row.summary(
                                            names.getOrDefault(row.contact(), ""),
                                            row.assignee().flatMap(user -> name(people, user)),
                                            row.town().map(towns::district)),
                                    topicsOf.getOrDefault(row.id(), Set.of()),
                                    row.language(),
                                    departments.getOrDefault(row.contact(), ""),
                                    said.stream()
                                            .filter(m -> m.kind() == InteractionKind.INBOUND)
                                            .findFirst()
                                            .map(m -> Cut.to(LONGEST, m.text()))
                                            .orElse(""),
                                    said.stream()
                                            .filter(m -> m.kind() == InteractionKind.REPLY)
                                            .map(Message::text)
                                            .collect(cut()),
                                    notesOf.getOrDefault(id, List.of()).stream()
                                            .map(Said::text)
                                            .collect(cut()),
                                    itemsOf.getOrDefault(id, List.of()).stream()
                                            .map(Said::text)
                                            .toList(),
                                    escalationsOf.getOrDefault(row.id(), List.of()));
                        })
                .toList();
    }

    private static java.util.stream.Collector<CharSequence, ?, String> cut() {
        return Collectors.collectingAndThen(joining(BREAK), text -> Cut.to(LONGEST, text));
    }

    private Optional<String> name(Map<UserId, Optional<String>> known, UserId id) {
        return known.computeIfAbsent(id, user -> users.find(user).map(User::name));
    }

    private Escalation escalation(Row row, Select<Reason> reasons) throws SQLException {
        EscalationId id = new EscalationId(row.number());
        CaseId of = CaseId.ofLong(row.number());
        DepartmentId department = new DepartmentId(row.number());
        String question = row.text();
        String askedBy = row.text();
        Instant askedAt = row.instant();
        return new Escalation(
                id,
                of,
                department,
                directory.nameAt(department, askedAt),
                question,
                askedBy,
                askedAt,
                row.constant(Escalation.State.class),
                row.text(),
                row.optionalInstant(),
                reasons.rows().stream()
                        .filter(reason -> reason.escalation() == id.value())
                        .map(Reason::code)
                        .toList(),
                "",
                "",
                Optional.empty());
    }
}
