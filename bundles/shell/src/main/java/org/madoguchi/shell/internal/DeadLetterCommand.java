// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;

/**
 * Decides what becomes of messages that have not left; one after the other, until one is refused.
 */
abstract class DeadLetterCommand extends DeskCommand {
    private final String done;

    @Argument(
            index = 0,
            name = "message",
            description = "Ids of the messages",
            required = true,
            multiValued = true)
    @Completion(DeadLetterCompleter.class)
    List<Long> ids;

    /**
     * @param done what is said of each message afterwards
     */
    DeadLetterCommand(String done) {
        this.done = done;
    }

    @Override
    final void run() {
        for (long id : ids) {
            OutboundId message = new OutboundId(id);
            with(
                    Outbox.class,
                    outbox -> {
                        decide(outbox, message);
                        return message;
                    });
            out().println(done + ": " + message);
        }
    }

    abstract void decide(Outbox outbox, OutboundId message);
}
