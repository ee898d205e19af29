// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseTexts;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.ItemValue;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.Contacts;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;
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
    private final CaseTopics topics;

    @Activate
    public StoredCaseTexts(
            @Reference CaseStore store,
            @Reference Contacts contacts,
            @Reference CaseTopics topics) {
        this.store = store;
        this.contacts = contacts;
        this.topics = topics;
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
                                                        + " c.id > :last and c.state <> :erased"
                                                        + " order by c.id",
                                                Object[].class)
                                        .setParameter("last", last)
                                        .setParameter("erased", CaseState.ERASED)
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
        Map<CaseId, Set<ItemValue>> items = answers(having(CasePart.ANSWERS, cases), parts);
        translations(having(CasePart.TRANSLATIONS, cases), parts);
        Map<CaseId, Set<TopicId>> about =
                CaseTopic.byCase(ask(CaseTopic.of(having(CasePart.TOPICS, cases))));
        return cases.stream()
                .map(
                        head ->
                                head.state(
                                        people.get(head.contact()),
                                        about(about.getOrDefault(head.id(), Set.of())),
                                        items.getOrDefault(head.id(), Set.of()),
                                        questions.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private About about(Set<TopicId> said) {
        return new About(said, topics.withAbove(said));
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
                                "SELECT id, case_id, kind FROM cases_interaction WHERE case_id = ?",
                                Said::read,
                                cases.stream().map(head -> head.id().asLong()).toList()))
                .stream()
                .filter(message -> !OURS.contains(message.kind()))
                .filter(message -> !parts.knows(message.of(), MessageTexts.key(message.id())))
                .map(Said::id)
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
        if (!parts.knows(of, key)) {
            parts.visit(of, new Part(key, Readers.DESK, List.of(row.text(), row.text())));
        }
        return key;
    }

    /** Answers to the items of forms are the desk's own. */
    private Map<CaseId, Set<ItemValue>> answers(List<Long> ids, PartVisitor parts) {
        List<Given> all = ask(Given.of(ids));
        changing(
                "a",
                Readers.DESK,
                all.stream()
                        .collect(
                                groupingBy(
                                        given -> given.about().asLong(),
                                        mapping(Given::content, toList()))),
                ids,
                parts);
        return all.stream().collect(groupingBy(Given::about, flatMapping(Given::values, toSet())));
    }

    private void translations(List<Long> ids, PartVisitor parts) {
        changing(
                "t",
                Readers.EVERYBODY,
                ask(
                                Select.ofEach(
                                        "SELECT i.case_id, t.body FROM cases_translation t"
                                                + " JOIN cases_interaction i ON i.id = t.interaction_id"
                                                + " WHERE i.case_id = ?",
                                        row -> Map.entry(row.number(), row.text()),
                                        ids))
                        .stream()
                        .collect(
                                groupingBy(
                                        Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))),
                ids,
                parts);
    }

    /**
     * What may change: all of a case are one part, read each time, and empty when all were taken
     * away.
     *
     * @param key what the part's key begins with
     * @param words of each case
     */
    private static void changing(
            String key,
            Readers readers,
            Map<Long, List<String>> words,
            List<Long> ids,
            PartVisitor parts) {
        for (Long id : ids) {
            Part part = new Part(key + id, readers, words.getOrDefault(id, List.of()));
            parts.visit(CaseId.ofLong(id), part);
        }
    }

    /** A value of an item. */
    private record Given(CaseId about, FormId form, String item, String content) {
        static Select<Given> of(List<Long> cases) {
            return Select.ofEach(
                    "SELECT case_id, form_id, item, content FROM cases_answer WHERE case_id = ?",
                    row ->
                            new Given(
                                    CaseId.ofLong(row.number()),
                                    new FormId(row.number()),
                                    row.text(),
                                    row.text()),
                    cases);
        }

        /** By which the case is found: what it says and that it says something. */
        Stream<ItemValue> values() {
            ItemValue said = new ItemValue(form, item, content);
            return said.value().length() <= ItemValue.LONGEST
                    ? Stream.of(said, said.any())
                    : Stream.of(said.any());
        }
    }

    private record Said(long id, CaseId of, InteractionKind kind) {
        static Said read(Row row) throws SQLException {
            return new Said(
                    row.number(), CaseId.ofLong(row.number()), row.constant(InteractionKind.class));
        }
    }

    /** A case as such. */
    private record Head(
            CaseId id,
            long revision,
            CaseState state,
            ChannelId channel,
            ContactId contact,
            Optional<UserId> assignee,
            Optional<TeamId> team,
            Instant lastActivity,
            String token,
            int parts,
            Shown shown) {
        static Select<Head> of(List<Long> ids) {
            return Select.ofEach(
                    "SELECT id, version, state, channel, contact_id, assignee_id, team_id,"
                            + " last_activity_at, token, parts, subject, department_id, disposition, opened_at,"
                            + " closed_at, due_at, tags, town, language FROM cases_case WHERE id = ?"
                            + " AND state <> 'ERASED'",
                    row ->
                            new Head(
                                    CaseId.ofLong(row.number()),
                                    row.number(),
                                    row.constant(CaseState.class),
                                    new ChannelId(row.text()),
                                    new ContactId(row.number()),
                                    row.optionalNumber().map(UserId::new),
                                    row.optionalNumber().map(TeamId::new),
                                    row.instant(),
                                    row.text(),
                                    (int) row.number(),
                                    Shown.read(row)),
                    ids);
        }

        boolean has(CasePart kind) {
            return (parts & kind.bit()) != 0;
        }

        Part part(Contact person) {
            List<String> words = new ArrayList<>(List.of(id.toString(), token, shown.subject()));
            if (person != null) {
                words.addAll(words(person));
            }
            return new Part("c" + id.asLong(), Readers.EVERYBODY, words);
        }

        static List<String> words(Contact person) {
            List<String> words = new ArrayList<>(List.of(person.name()));
            for (Address address : person.addresses()) {
                words.add(address.value());
                if (address.kind().isTelephone()) {
                    words.add(address.written());
                }
            }
            return words;
        }

        State state(Contact person, About about, Set<ItemValue> items, List<Question> questions) {
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
                    lastActivity.toEpochMilli(),
                    shown.with(person, about, items),
                    team);
        }
    }

    /** What a case is about, as it was said and with all above. */
    private record About(Set<TopicId> topics, Set<TopicId> within) {}

    /** What lists show and sort by. */
    private record Shown(
            String subject,
            Optional<DepartmentId> department,
            Optional<String> disposition,
            Instant openedAt,
            Optional<Instant> closedAt,
            Optional<Instant> dueAt,
            Set<String> tags,
            Optional<String> town,
            Optional<String> language) {
        static Shown read(Row row) throws SQLException {
            return new Shown(
                    row.text(),
                    row.optionalNumber().map(DepartmentId::new),
                    row.optionalText(),
                    row.instant(),
                    row.optionalInstant(),
                    row.optionalInstant(),
                    TagLine.folded(TagLine.read(row.text())),
                    row.optionalText(),
                    row.optionalText());
        }

        Traits with(Contact person, About about, Set<ItemValue> items) {
            return new Traits(
                    subject,
                    department,
                    about.topics(),
                    about.within(),
                    disposition,
                    openedAt,
                    closedAt,
                    dueAt,
                    person == null ? List.of() : Head.words(person),
                    tags,
                    items,
                    town,
                    language);
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
