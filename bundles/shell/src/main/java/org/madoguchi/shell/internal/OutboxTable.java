// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.time.Instant;
import java.util.function.Function;
import org.apache.karaf.shell.support.table.ShellTable;
import org.madoguchi.api.Page;
import org.madoguchi.api.channel.OutboxEntry;

/** Messages that leave, as rows. */
final class OutboxTable {
    private OutboxTable() {}

    static ShellTable of(Page<OutboxEntry> page, Function<Instant, String> time) {
        ShellTable table = new ShellTable().emptyTableText("No messages");
        table.column("Message");
        table.column("State");
        table.column("Channel");
        table.column("Case");
        table.column("Tries");
        table.column("Queued");
        table.column("Next try");
        table.column("Last answer").maxSize(60);
        for (OutboxEntry entry : page.items()) {
            table.addRow()
                    .addContent(
                            entry.id(),
                            entry.state(),
                            entry.channel(),
                            entry.caseId(),
                            entry.tries(),
                            time.apply(entry.queuedAt()),
                            entry.nextTryAt().map(time).orElse("-"),
                            entry.lastAnswer()
                                    .map(answer -> DeskCommand.line(answer.en()))
                                    .orElse("-"));
        }
        return table;
    }
}
