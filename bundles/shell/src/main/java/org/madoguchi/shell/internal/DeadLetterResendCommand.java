// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;

/** Sends failed or uncertain messages again. */
@Service
@Command(
        scope = "madoguchi",
        name = "dead-letter-resend",
        description = "Sends failed or uncertain messages again")
public final class DeadLetterResendCommand extends DeskCommand {
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
                        outbox.resend(actor(), message);
                        return message;
                    });
            out().println("Queued again: " + message);
        }
    }
}
