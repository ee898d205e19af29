// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.Approval;
import org.madoguchi.api.cases.CallBack;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.MessageTranslation;
import org.madoguchi.api.cases.RelatedCase;
import org.madoguchi.api.cases.Relation;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;

/**
 * The questions whose answers make up a case, and their answers. They are put in order here: a sort
 * costs Derby more than all the rest of a question with few rows.
 */
final class CaseParts {
    private static final int MOST_EARLIER = 20;

    private static final String OF_MESSAGES =
            " p JOIN cases_interaction i ON i.id = p.interaction_id WHERE i.case_id = ?";
    private static final String OF_CONTACT =
            "SELECT " + CaseRow.COLUMNS + " FROM cases_case c WHERE c.contact_id = ?";
    private static final String OF_DEPARTMENT =
            " AND c.id IN (SELECT e.case_id FROM cases_escalation e WHERE e.department_id = ?)";

    /** So many are read as they come and put in order here. */
    private static final int FEW = 40;

    private static final String SOME = " FETCH FIRST " + (FEW + 1) + " ROWS ONLY";

    /** Open ones first; at most 20 as {@link org.madoguchi.api.cases.CaseFile} says. */
    private static final String NEWEST =
            " ORDER BY CASE WHEN c.state = 'CLOSED' THEN 1 ELSE 0 END, c.last_activity_at DESC,"
                    + " c.id DESC FETCH FIRST 21 ROWS ONLY";

    private final CaseId id;
    private final Visibility visibility;
    private final CaseRow found;
    private final Select<Part<Field>> fields;
    private final Select<Part<StoredAttachment>> attachments;
    private final Select<Part<LocalizedText>> problems;
    private final Select<Part<Party>> copies;
    private final Select<Map.Entry<Long, Awaited.Step>> approvals;
    private final Select<Map.Entry<Long, MessageTranslation>> translations;
    private final Select<Numbered<TimelineEntry.Message>> messages;
    private final Select<Numbered<TimelineEntry.Note>> notes;
    private final Select<Numbered<TimelineEntry.Change>> changes;
    private final Select<EscalationRow> escalations;
    private final Select<Map.Entry<Long, String>> reasons;
    private final Select<CaseTopic> topics;
    private final Select<Answer> answers;
    private final Select<Map.Entry<Long, RelatedCase>> related;
    private List<CaseRow> earlier = List.of();

    CaseParts(CaseRow found, Visibility visibility) {
        this.found = found;
        this.id = found.id();
        this.visibility = visibility;
        long key = id.asLong();
        fields =
                Select.of(
                        "SELECT p.id, p.interaction_id, p.label, p.content FROM cases_field"
                                + OF_MESSAGES,
                        row ->
                                new Part<>(
                                        row.number(),
                                        row.number(),
                                        new Field(row.text(), row.text())),
                        key);
        attachments =
                Select.of(
                        "SELECT p.id, p.interaction_id, p.file_name, p.media_type, p.byte_count, p.blob_id"
                                + " FROM cases_attachment"
                                + OF_MESSAGES,
                        row ->
                                new Part<>(
                                        row.number(),
                                        row.number(),
                                        new StoredAttachment(
                                                row.text(),
                                                row.text(),
                                                row.number(),
                                                new BlobId(row.number()))),
                        key);
        problems =
                Select.of(
                        "SELECT p.id, p.interaction_id, p.text_ja, p.text_en FROM cases_problem"
                                + OF_MESSAGES,
                        row ->
                                new Part<>(
                                        row.number(),
                                        row.number(),
                                        new LocalizedText(row.text(), row.text())),
                        key);
        copies =
                Select.of(
                        "SELECT p.id, p.interaction_id, p.address_kind, p.address, p.name"
                                + " FROM cases_copy"
                                + OF_MESSAGES,
                        row ->
                                new Part<>(
                                        row.number(),
                                        row.number(),
                                        new Party(
                                                new Address(
                                                        new AddressKind(row.text()), row.text()),
                                                row.text())),
                        key);
        approvals =
                Select.of(
                        "SELECT " + Awaited.Step.COLUMNS + " FROM cases_approval" + OF_MESSAGES,
                        Approvals::step,
                        key);
        translations =
                Select.of(
                        "SELECT p.interaction_id, p.body, p.by_machine, p.author_name, p.written_at"
                                + " FROM cases_translation"
                                + OF_MESSAGES,
                        row ->
                                Map.entry(
                                        row.number(),
                                        new MessageTranslation(
                                                row.text(), row.flag(), row.text(), row.instant())),
                        key);
        messages =
                Select.of(
                        "SELECT id, kind, state, channel, happened_at, party_kind, party_address,"
                                + " party_name, subject, body, origin, author_id, author_name,"
                                + " remark, original_blob, outbound_id, concerns, held_until FROM"
                                + " cases_interaction"
                                + " WHERE case_id = ?",
                        this::message,
                        key);
        notes =
                Select.of(
                        "SELECT id, written_at, author_name, body FROM cases_note"
                                + " WHERE case_id = ?",
                        row ->
                                new Numbered<>(
                                        row.number(),
                                        new TimelineEntry.Note(
                                                row.instant(), row.text(), row.text())),
                        key);
        changes =
                Select.of(
                        "SELECT id, happened_at, actor_name, kind, detail FROM cases_change"
                                + " WHERE case_id = ?",
                        row ->
                                new Numbered<>(
                                        row.number(),
                                        new TimelineEntry.Change(
                                                row.instant(),
                                                row.text(),
                                                row.constant(ChangeKind.class),
                                                row.text())),
                        key);
        escalations =
                Select.of(
                        "SELECT id, department_id, question, asked_by, asked_at, state, answer,"
                                + " answered_at, suggested_answer, without_contact, call_from,"
                                + " call_until, call_number, call_name FROM cases_escalation"
                                + " WHERE case_id = ?",
                        EscalationRow::read,
                        key);
        reasons =
                Select.of(
                        "SELECT escalation_id, code FROM cases_escalation_reason"
                                + " WHERE case_id = ?",
                        row -> Map.entry(row.number(), row.text()),
                        key);
        topics = CaseTopic.of(List.of(key));
        answers =
                Select.of(
                        "SELECT form_id, form_version, item, place, content FROM cases_answer"
                                + " WHERE case_id = ?",
                        row ->
                                new Answer(
                                        new FormId(row.number()),
                                        (int) row.number(),
                                        row.text(),
                                        (int) row.number(),
                                        row.text()),
                        key);
        related =
                Select.of(
                        "SELECT r.id, c.id, r.relation, c.subject, c.state FROM cases_related r"
                                + " JOIN cases_case c ON c.id = r.other_id WHERE r.case_id = ?",
                        row ->
                                Map.entry(
                                        row.number(),
                                        new RelatedCase(
                                                CaseId.ofLong(row.number()),
                                                row.constant(Relation.class),
                                                row.text(),
                                                row.constant(CaseState.class))),
                        key);
    }

    /** The case itself, before its parts. */
    static Select<CaseRow> of(CaseId id) {
        return Select.of(
                "SELECT " + CaseRow.COLUMNS + " FROM cases_case c WHERE c.id = ?",
                CaseRow::read,
                id.asLong());
    }

    /**
     * Cases of these contacts.
     *
     * @param order {@link #SOME} or {@link #NEWEST}
     */
    private Select<CaseRow> ofContacts(Collection<ContactId> contacts, String order) {
        List<Long> ids = contacts.stream().map(ContactId::value).toList();
        return visibility
                .department()
                .map(
                        own ->
                                Select.ofEach(
                                        OF_CONTACT + OF_DEPARTMENT + order,
                                        CaseRow::read,
                                        ids,
                                        own.value()))
                .orElseGet(() -> Select.ofEach(OF_CONTACT + order, CaseRow::read, ids));
    }

    /**
     * Reads what there is of the case. A message takes up its parts, which come first.
     *
     * @param person all ids of the contact
     */
    void read(EntityUnit unit, Collection<ContactId> person) {
        List<Select<?>> all = new ArrayList<>();
        add(all, CasePart.FIELDS, fields);
        add(all, CasePart.ATTACHMENTS, attachments);
        add(all, CasePart.PROBLEMS, problems);
        add(all, CasePart.COPIES, copies);
        add(all, CasePart.APPROVALS, approvals);
        add(all, CasePart.TRANSLATIONS, translations);
        all.add(messages);
        if (visibility.showsTheDesksOwn()) {
            add(all, CasePart.NOTES, notes);
            add(all, CasePart.TOPICS, topics);
            add(all, CasePart.ANSWERS, answers);
            add(all, CasePart.RELATED, related);
            all.add(changes);
        }
        add(all, CasePart.ESCALATIONS, escalations);
        add(all, CasePart.ESCALATIONS, reasons);
        Select<CaseRow> some = ofContacts(person, SOME);
        all.add(some);
        unit.select(all.toArray(Select<?>[]::new));
        Select<CaseRow> of = some;
        if (some.rows().size() > FEW) {
            of = ofContacts(person, NEWEST);
            unit.select(of);
        }
        earlier =
                withTopics(
                        unit,
                        of.rows().stream()
                                .filter(row -> !row.id().equals(id))
                                .sorted(CaseRow.OPEN_AND_NEWEST_FIRST)
                                .limit(MOST_EARLIER)
                                .toList());
    }

    private List<CaseRow> withTopics(EntityUnit unit, List<CaseRow> rows) {
        List<Long> classified =
                rows.stream()
                        .filter(row -> row.has(CasePart.TOPICS))
                        .map(row -> row.id().asLong())
                        .toList();
        if (classified.isEmpty() || !visibility.showsTheDesksOwn()) {
            return rows;
        }
        Select<CaseTopic> about = CaseTopic.of(classified);
        unit.select(about);
        return CaseTopic.putIn(rows, about.rows());
    }

    private void add(List<Select<?>> all, CasePart kind, Select<?> question) {
        if (found.has(kind)) {
            all.add(question);
        }
    }

    private Numbered<TimelineEntry.Message> message(Row row) throws SQLException {
        long number = row.number();
        return new Numbered<>(
                number,
                new TimelineEntry.Message(
                        new Interaction(
                                new InteractionId(number),
                                id,
                                row.constant(InteractionKind.class),
                                row.constant(InteractionState.class),
                                new ChannelId(row.text()),
                                row.instant(),
                                new Party(
                                        new Address(new AddressKind(row.text()), row.text()),
                                        row.text()),
                                row.text(),
                                row.text(),
                                Part.of(number, fields),
                                Part.of(number, attachments),
                                row.constant(Origin.class),
                                row.optionalNumber().map(UserId::new),
                                row.text(),
                                row.text(),
                                row.optionalNumber().map(BlobId::new),
                                row.optionalNumber().map(OutboundId::new),
                                Part.of(number, problems),
                                Releases.of(row.text(), row.optionalInstant()),
                                Part.of(number, copies),
                                approvals(number),
                                translation(number))));
    }

    private Optional<MessageTranslation> translation(long message) {
        return translations.rows().stream()
                .filter(one -> one.getKey() == message)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private List<Approval> approvals(long message) {
        return approvals.rows().stream()
                .filter(step -> step.getKey() == message)
                .map(step -> step.getValue().approval())
                .sorted(Comparator.comparingInt(Approval::number))
                .toList();
    }

    /** Other cases of the person, open ones first. */
    List<CaseRow> earlier() {
        return earlier;
    }

    Stream<TimelineEntry.Message> messages() {
        return Numbered.inOrder(messages);
    }

    Stream<TimelineEntry.Note> notes() {
        return Numbered.inOrder(notes);
    }

    Stream<TimelineEntry.Change> changes() {
        return Numbered.inOrder(changes);
    }

    List<TopicId> topics() {
        return topics.rows().stream().map(CaseTopic::topic).toList();
    }

    List<Answer> answers() {
        return answers.rows();
    }

    List<RelatedCase> related() {
        return related.rows().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether the reader's department was ever asked about the case. */
    boolean wasAsked() {
        return escalations.rows().stream().anyMatch(asked -> visibility.shows(asked.department()));
    }

    /**
     * Those that the reader may see.
     *
     * @param names of departments when they were asked
     */
    List<Escalation> escalations(BiFunction<DepartmentId, Instant, String> names) {
        return escalations.rows().stream()
                .filter(asked -> visibility.shows(asked.department()))
                .sorted(EscalationRow.IN_ORDER)
                .map(
                        asked ->
                                asked.escalation(
                                        id,
                                        names.apply(asked.department(), asked.askedAt()),
                                        reasons(asked)))
                .toList();
    }

    private List<String> reasons(EscalationRow asked) {
        return reasons.rows().stream()
                .filter(reason -> reason.getKey() == asked.id().value())
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /** Something that belongs to a message. */
    private record Part<T>(long id, long message, T value) {
        static <T> List<T> of(long message, Select<Part<T>> parts) {
            return parts.rows().stream()
                    .filter(part -> part.message() == message)
                    .sorted(Comparator.comparingLong(Part::id))
                    .map(Part::value)
                    .toList();
        }
    }

    /** What happened at a time; of the same time, in the order in which it was written. */
    private record Numbered<E extends TimelineEntry>(long id, E entry) {
        static <E extends TimelineEntry> Stream<E> inOrder(Select<Numbered<E>> entries) {
            return entries.rows().stream()
                    .sorted(
                            Comparator.comparing((Numbered<E> one) -> one.entry().at())
                                    .thenComparingLong(Numbered::id))
                    .map(Numbered::entry);
        }
    }

    private record EscalationRow(
            EscalationId id,
            DepartmentId department,
            String question,
            String askedBy,
            Instant askedAt,
            Escalation.State state,
            String answer,
            Optional<Instant> answeredAt,
            String suggestedAnswer,
            String withoutContact,
            Optional<CallBack> callBack) {
        static final Comparator<EscalationRow> IN_ORDER =
                Comparator.comparing(EscalationRow::askedAt)
                        .thenComparingLong(row -> row.id().value());

        static EscalationRow read(Row row) throws SQLException {
            return new EscalationRow(
                    new EscalationId(row.number()),
                    new DepartmentId(row.number()),
                    row.text(),
                    row.text(),
                    row.instant(),
                    row.constant(Escalation.State.class),
                    row.text(),
                    row.optionalInstant(),
                    row.text(),
                    row.text(),
                    EscalationEntity.callBack(
                            row.optionalInstant(), row.optionalInstant(), row.text(), row.text()));
        }

        Escalation escalation(CaseId of, String departmentName, List<String> reasons) {
            return new Escalation(
                    id,
                    of,
                    department,
                    departmentName,
                    question,
                    askedBy,
                    askedAt,
                    state,
                    answer,
                    answeredAt,
                    reasons,
                    suggestedAnswer,
                    withoutContact,
                    callBack);
        }
    }
}
