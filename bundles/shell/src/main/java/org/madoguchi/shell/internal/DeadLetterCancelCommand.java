// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;

/** Gives messages that have not left up for good. */
@Service
@Command(
        scope = "madoguchi",
        name = "dead-letter-cancel",
        description = "Gives messages that have not left up for good")
public final class DeadLetterCancelCommand extends DeadLetterCommand {
    public DeadLetterCancelCommand() {
        super("Cancelled");
    }

    @Override
    void decide(Outbox outbox, OutboundId message) {
        outbox.cancel(actor(), message);
    }
}
