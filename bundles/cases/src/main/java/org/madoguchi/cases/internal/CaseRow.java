// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.cases.CaseCriteria;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.storage.Row;

/**
 * A case as it is read for looking at.
 *
 * @param topics are rows of another table: nothing until they are {@linkplain #about put in}
 */
record CaseRow(
        CaseId id,
        CaseState state,
        String subject,
        ChannelId channel,
        ContactId contact,
        Optional<Party> replyTo,
        Optional<UserId> assignee,
        Optional<DepartmentId> department,
        Optional<String> disposition,
        Instant openedAt,
        Instant lastActivityAt,
        Optional<Instant> closedAt,
        Optional<Instant> dueAt,
        boolean attention,
        int parts,
        Optional<TeamId> team,
        Set<TopicId> topics,
        Set<String> tags,
        Optional<String> town,
        Optional<String> language) {
    static final Comparator<CaseRow> OPEN_AND_NEWEST_FIRST =
            Comparator.comparing((CaseRow row) -> row.state() == CaseState.CLOSED)
                    .thenComparing(CaseRow::lastActivityAt, Comparator.reverseOrder())
                    .thenComparing(row -> row.id().asLong(), Comparator.reverseOrder());

    static final String COLUMNS =
            "c.id, c.state, c.subject, c.channel, c.contact_id, c.reply_kind, c.reply_address,"
                    + " c.reply_name, c.assignee_id, c.department_id, c.disposition,"
                    + " c.opened_at, c.last_activity_at, c.closed_at, c.due_at, c.attention,"
                    + " c.parts, c.team_id, c.tags, c.town, c.language";

    static CaseRow read(Row row) throws SQLException {
        return new CaseRow(
                CaseId.ofLong(row.number()),
                row.constant(CaseState.class),
                row.text(),
                new ChannelId(row.text()),
                new ContactId(row.number()),
                party(row),
                row.optionalNumber().map(UserId::new),
                row.optionalNumber().map(DepartmentId::new),
                row.optionalText(),
                row.instant(),
                row.instant(),
                row.optionalInstant(),
                row.optionalInstant(),
                row.flag(),
                (int) row.number(),
                row.optionalNumber().map(TeamId::new),
                Set.of(),
                TagLine.read(row.text()),
                row.optionalText(),
                row.optionalText());
    }

    CaseRow about(Set<TopicId> known) {
        return with(known, tags, town);
    }

    /** As departments see it: labels, and what is known of the citizen, are the desk's own. */
    CaseRow withoutTheDesksOwn() {
        return with(topics, Set.of(), Optional.empty());
    }

    private CaseRow with(Set<TopicId> known, Set<String> labels, Optional<String> from) {
        return new CaseRow(
                id,
                state,
                subject,
                channel,
                contact,
                replyTo,
                assignee,
                department,
                disposition,
                openedAt,
                lastActivityAt,
                closedAt,
                dueAt,
                attention,
                parts,
                team,
                known,
                labels,
                from,
                language);
    }

    /**
     * By its own fields: what departments were asked is for the database to say, what is written in
     * it for the index.
     *
     * @param fitting the topics that are wanted with all below them
     */
    boolean isIn(CaseSelection selection, Set<TopicId> fitting) {
        CaseCriteria criteria = selection.criteria();
        return new CaseKind(state, assignee, team, channel).isIn(selection)
                && (selection.contacts().isEmpty() || selection.contacts().contains(contact))
                && (criteria.topics().isEmpty() || !Collections.disjoint(topics, fitting))
                && (!criteria.unclassified() || topics.isEmpty())
                && (criteria.tags().isEmpty()
                        || !Collections.disjoint(TagLine.folded(tags), criteria.tags()))
                && (selection.towns().isEmpty()
                        || town.filter(selection.towns()::contains).isPresent())
                && (criteria.disposition().isEmpty() || criteria.disposition().equals(disposition))
                && criteria.opened().includes(Optional.of(openedAt))
                && criteria.closed().includes(closedAt)
                && criteria.due().includes(dueAt);
    }

    /** Whether it may have parts of this kind. */
    boolean has(CasePart kind) {
        return (parts & kind.bit()) != 0;
    }

    private static Optional<Party> party(Row row) throws SQLException {
        AddressKind kind = new AddressKind(row.text());
        String address = row.text();
        String name = row.text();
        return kind.equals(AddressKind.NONE)
                ? Optional.empty()
                : Optional.of(new Party(new Address(kind, address), name));
    }

    /**
     * @param district that the town is in
     */
    CaseSummary summary(
            String contactName, Optional<String> assigneeName, Optional<String> district) {
        return new CaseSummary(
                id,
                state,
                subject,
                channel,
                contact,
                contactName,
                assignee,
                assigneeName,
                department,
                topics,
                disposition,
                openedAt,
                lastActivityAt,
                closedAt,
                dueAt,
                attention,
                team,
                tags,
                district,
                language);
    }
}
