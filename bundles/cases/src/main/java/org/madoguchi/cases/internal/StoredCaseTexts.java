// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The words of cases from the tables. What we write to everybody alike is none of them: the notes
 * of receipt and the mails that tell a department of a question.
 */
@Component(service = CaseTexts.class)
public final class StoredCaseTexts implements CaseTexts {
    /** Revisions read at once. */
    private static final int PAGE = 10_000;

    private static final Set<InteractionKind> OURS =
            Set.of(InteractionKind.ACKNOWLEDGEMENT, InteractionKind.ESCALATION_NOTICE);

    private final CaseStore store;
    private final Contacts contacts;

    @Activate
    public StoredCaseTexts(@Reference CaseStore store, @Reference Contacts contacts) {
        this.store = store;
        this.contacts = contacts;
    }

    @Override
    public void forEachRevision(RevisionVisitor visitor) {
        long last = 0;
        List<Object[]> rows;
        do {
            rows = revisionsAfter(last);
            for (Object[] row : rows) {
                last = (Long) row[0];
                visitor.visit(CaseId.ofLong(last), ((Number) row[1]).longValue());
            }
        } while (rows.size() == PAGE);
    }

    private List<Object[]> revisionsAfter(long last) {
        return store.unit()
                .required(
                        em ->
                                em.createQuery(
                                                "select c.id, c.version from CaseEntity c where"
                                                        + " c.id > :last order by c.id",
                                                Object[].class)
                                        .setParameter("last", last)
                                        .setMaxResults(PAGE)
                                        .getResultList());
    }

    @Override
    public List<State> read(Collection<CaseId> ids, PartVisitor parts) {
        if (ids.size() > MOST) {
            throw new IllegalArgumentException(ids.size() + " cases at once");
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Long> wanted = ids.stream().map(CaseId::asLong).toList();
        return store.unit().required(em -> read(wanted, parts));
    }

    /** The revision first: what is committed while we read on belongs to a later one. */
    private List<State> read(List<Long> wanted, PartVisitor parts) {
        List<Head> cases = ask(Head.of(wanted));
        if (cases.isEmpty()) {
            return List.of();
        }
        Map<ContactId, Contact> people =
                contacts.findAll(cases.stream().map(Head::contact).distinct().toList());
        Map<CaseId, List<Question>> questions =
                ask(Question.about(having(CasePart.ESCALATIONS, cases))).stream()
                        .collect(groupingBy(Question::about));
        for (Head head : cases) {
            parts.visit(head.id(), head.part(people.get(head.contact())));
            questions
                    .getOrDefault(head.id(), List.of())
                    .forEach(asked -> parts.visit(head.id(), asked.part()));
        }
        new MessageTexts(store.unit(), parts).read(unknownMessages(cases, parts));
        notes(having(CasePart.NOTES, cases), parts);
        return cases.stream()
                .map(
                        head ->
                                head.state(
                                        people.get(head.contact()),
                                        questions.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private <R> List<R> ask(Select<R> question) {
        store.unit().select(question);
        return question.rows();
    }

    /** Those of the cases that may have parts of this kind. */
    private static List<Long> having(CasePart kind, List<Head> cases) {
        return cases.stream()
                .filter(head -> head.has(kind))
                .map(head -> head.id().asLong())
                .toList();
    }

    private List<Long> unknownMessages(List<Head> cases, PartVisitor parts) {
        return ask(
                        Select.ofEach(
                                "SELECT id, kind FROM cases_interaction WHERE case_id = ?",
                                row -> Map.entry(row.number(), row.constant(InteractionKind.class)),
                                cases.stream().map(head -> head.id().asLong()).toList()))
                .stream()
                .filter(message -> !OURS.contains(message.getValue()))
                .map(Map.Entry::getKey)
                .filter(id -> !parts.knows(MessageTexts.key(id)))
                .toList();
    }

    private void notes(List<Long> ids, PartVisitor parts) {
        store.unit()
                .select(
                        Select.ofEach(
                                "SELECT id, case_id, author_name, body FROM cases_note"
                                        + " WHERE case_id = ?",
                                row -> note(row, parts),
                                ids));
    }

    private static String note(Row row, PartVisitor parts) throws SQLException {
        String key = "n" + row.number();
        CaseId of = CaseId.ofLong(row.number());
        if (!parts.knows(key)) {
            parts.visit(of, new Part(key, Readers.DESK, List.of(row.text(), row.text())));
        }
        return key;
    }

    /** A case as such. */
    private record Head(
            CaseId id,
            long revision,
            CaseState state,
            ChannelId channel,
            ContactId contact,
            Optional<UserId> assignee,
            Instant lastActivity,
            String token,
            String subject,
            int parts) {
        static Select<Head> of(List<Long> ids) {
            return Select.ofEach(
                    "SELECT id, version, state, channel, contact_id, assignee_id, last_activity_at,"
                            + " token, subject, parts FROM cases_case WHERE id = ?",
                    row ->
                            new Head(
                                    CaseId.ofLong(row.number()),
                                    row.number(),
                                    row.constant(CaseState.class),
                                    new ChannelId(row.text()),
                                    new ContactId(row.number()),
                                    row.optionalNumber().map(UserId::new),
                                    row.instant(),
                                    row.text(),
                                    row.text(),
                                    (int) row.number()),
                    ids);
        }

        boolean has(CasePart kind) {
            return (parts & kind.bit()) != 0;
        }

        Part part(Contact person) {
            List<String> words = new ArrayList<>(List.of(id.toString(), token, subject));
            if (person != null) {
                words.add(person.name());
                for (Address address : person.addresses()) {
                    words.add(address.value());
                    if (address.kind().isTelephone()) {
                        words.add(address.written());
                    }
                }
            }
            return new Part("c" + id.asLong(), Readers.EVERYBODY, words);
        }

        State state(Contact person, List<Question> questions) {
            return new State(
                    id,
                    revision,
                    state,
                    channel,
                    contact,
                    person != null && !person.name().isEmpty(),
                    assignee,
                    questions.stream().map(Question::department).collect(toSet()),
                    questions.stream()
                            .filter(Question::open)
                            .map(Question::department)
                            .collect(toSet()),
                    lastActivity.toEpochMilli());
        }
    }

    /** What a department was asked. */
    private record Question(
            long id, CaseId about, DepartmentId department, boolean open, List<String> words) {
        static Select<Question> about(List<Long> cases) {
            return Select.ofEach(
                    "SELECT id, case_id, department_id, state, asked_by, question, answer"
                            + " FROM cases_escalation WHERE case_id = ?",
                    row ->
                            new Question(
                                    row.number(),
                                    CaseId.ofLong(row.number()),
                                    new DepartmentId(row.number()),
                                    row.constant(Escalation.State.class) == Escalation.State.OPEN,
                                    List.of(row.text(), row.text(), row.text())),
                    cases);
        }

        Part part() {
            return new Part("e" + id, Readers.of(department), words);
        }
    }
}
