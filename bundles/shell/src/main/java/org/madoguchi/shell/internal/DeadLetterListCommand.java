// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;

/** Lists messages that a person must decide on. */
@Service
@Command(
        scope = "madoguchi",
        name = "dead-letter-list",
        description = "Lists messages that a person must decide on")
public final class DeadLetterListCommand extends DeskCommand {
    static final Set<OutboxState> STATES = Set.of(OutboxState.FAILED, OutboxState.UNCERTAIN);

    @Option(name = "--limit", description = "How many rows, 1 to 200")
    int limit = 50;

    @Override
    void run() {
        Page<OutboxEntry> page =
                with(
                        Outbox.class,
                        outbox -> outbox.list(actor(), STATES, PageRequest.first(limit)));
        print(OutboxTable.of(page, this::time));
    }
}
