// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;

/** Lists who did what, newest first. */
@Service
@Command(scope = "madoguchi", name = "audit-list", description = "Lists who did what, newest first")
public final class AuditListCommand extends DeskCommand {
    @Option(name = "--user", description = "Only what this account did")
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--action", description = "Only this action, such as user.sign-in-refused")
    String action;

    @Option(name = "--subject", description = "Only this subject, such as \"case 2026-000012\"")
    String subject;

    @Option(name = "--from", description = "Not before this day, such as 2026-11-21")
    String from;

    @Option(name = "--until", description = "Not after this day")
    String until;

    @Option(name = "--offset", description = "Rows to skip")
    int offset = 0;

    @Option(name = "--limit", description = "How many rows, 1 to 200")
    int limit = 50;

    @Override
    void run() {
        AuditQuery query =
                new AuditQuery(
                        Optional.ofNullable(login).map(this::id),
                        Optional.ofNullable(action),
                        Optional.ofNullable(subject),
                        Optional.ofNullable(from).map(day -> begin(day, 0)),
                        Optional.ofNullable(until).map(day -> begin(day, 1)));
        Page<AuditRecord> page =
                with(
                        AuditTrail.class,
                        trail -> trail.list(actor(), query, new PageRequest(offset, limit)));
        ShellTable table = new ShellTable().emptyTableText("No records");
        table.column("Time");
        table.column("Who");
        table.column("From");
        table.column("Action");
        table.column("Subject");
        table.column("Detail").maxSize(60);
        for (AuditRecord record : page.items()) {
            table.addRow()
                    .addContent(
                            time(record.at()),
                            line(record.actorName()),
                            line(record.origin()),
                            record.action(),
                            line(record.subject()),
                            line(record.detail()));
        }
        print(table);
        if (page.hasMore()) {
            out().println("more from --offset " + (offset + page.items().size()));
        }
    }

    private UserId id(String name) {
        return with(Users.class, users -> users.findByLogin(name))
                .map(User::id)
                .orElseThrow(() -> new NotFoundException("user " + name));
    }

    private Instant begin(String day, int daysLater) {
        try {
            return LocalDate.parse(day).plusDays(daysLater).atStartOfDay(zone()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(day, e);
        }
    }
}
