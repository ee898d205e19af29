// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;

/** Gives messages that have not left up for good. */
@Service
@Command(
        scope = "madoguchi",
        name = "dead-letter-cancel",
        description = "Gives messages that have not left up for good")
public final class DeadLetterCancelCommand extends DeskCommand {
    @Argument(
            index = 0,
            name = "message",
            description = "Ids of the messages",
            required = true,
            multiValued = true)
    @Completion(DeadLetterCompleter.class)
    List<Long> ids;

    @Override
    void run() {
        for (long id : ids) {
            OutboundId message = new OutboundId(id);
            with(
                    Outbox.class,
                    outbox -> {
                        outbox.cancel(actor(), message);
                        return message;
                    });
            out().println("Cancelled: " + message);
        }
    }
}
