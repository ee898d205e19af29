// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.channel.ChannelId;

/** Lists cases, newest activity first. */
@Service
@Command(
        scope = "madoguchi",
        name = "case-list",
        description = "Lists cases, newest activity first")
public final class CaseListCommand extends DeskCommand {
    @Option(
            name = "--view",
            description =
                    "MINE, TEAM, UNASSIGNED, WAITING_DEPARTMENT, WAITING_APPROVAL,"
                            + " TO_APPROVE, DUE_SOON,"
                            + " OVERDUE, ALL_OPEN, CLOSED_RECENTLY, CLOSED or ALL")
    CaseView view = CaseView.ALL_OPEN;

    @Option(name = "--text", description = "Part of the id, subject, contact name or address")
    String text = "";

    @Option(name = "--channel", description = "Only cases of this channel")
    @Completion(ChannelCompleter.class)
    String channel;

    @Option(name = "--limit", description = "How many rows, 1 to 200")
    int limit = 50;

    @Override
    void run() {
        CaseQuery query =
                new CaseQuery(
                        view,
                        text,
                        Optional.ofNullable(channel).map(ChannelId::new),
                        Optional.empty());
        Page<CaseSummary> page =
                with(Cases.class, cases -> cases.list(actor(), query, PageRequest.first(limit)));
        ShellTable table = new ShellTable().emptyTableText("No cases");
        table.column("Case");
        table.column("State");
        table.column("Channel");
        table.column("Assignee");
        table.column("Last activity");
        table.column("Subject").maxSize(60);
        for (CaseSummary found : page.items()) {
            table.addRow()
                    .addContent(
                            found.id(),
                            found.state() + (found.attention() ? " !" : ""),
                            found.channel(),
                            found.assigneeName().map(DeskCommand::line).orElse("-"),
                            time(found.lastActivityAt()),
                            line(found.subject()));
        }
        print(table);
        if (page.hasMore()) {
            out().println(page.items().size() + " of " + page.total() + " cases");
        }
    }
}
