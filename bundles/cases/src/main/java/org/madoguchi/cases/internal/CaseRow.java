// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.storage.Row;

/** A case as it is read for looking at. */
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
        boolean attention,
        int parts) {
    static final Comparator<CaseRow> OPEN_AND_NEWEST_FIRST =
            Comparator.comparing((CaseRow row) -> row.state() == CaseState.CLOSED)
                    .thenComparing(CaseRow::lastActivityAt, Comparator.reverseOrder())
                    .thenComparing(row -> row.id().asLong(), Comparator.reverseOrder());

    static final String COLUMNS =
            "c.id, c.state, c.subject, c.channel, c.contact_id, c.reply_kind, c.reply_address,"
                    + " c.reply_name, c.assignee_id, c.department_id, c.disposition, c.opened_at,"
                    + " c.last_activity_at, c.closed_at, c.attention, c.parts";

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
                row.flag(),
                (int) row.number());
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

    CaseSummary summary(String contactName, Optional<String> assigneeName) {
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
                disposition,
                openedAt,
                lastActivityAt,
                closedAt,
                attention);
    }
}
