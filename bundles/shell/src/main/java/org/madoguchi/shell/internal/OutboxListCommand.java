// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.EnumSet;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;

/** Lists messages that leave, newest first. */
@Service
@Command(
        scope = "madoguchi",
        name = "outbox-list",
        description = "Lists messages that leave, newest first")
public final class OutboxListCommand extends DeskCommand {
    @Option(
            name = "--state",
            description =
                    "WAITING, SENDING, SENT, FAILED, UNCERTAIN or CANCELLED; all but SENT when left out")
    OutboxState state;

    @Option(name = "--limit", description = "How many rows, 1 to 200")
    int limit = 50;

    @Override
    void run() {
        Set<OutboxState> states =
                state == null
                        ? EnumSet.complementOf(EnumSet.of(OutboxState.SENT))
                        : EnumSet.of(state);
        Page<OutboxEntry> page =
                with(
                        Outbox.class,
                        outbox -> outbox.list(actor(), states, PageRequest.first(limit)));
        print(OutboxTable.of(page, this::time));
    }
}
