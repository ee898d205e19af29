// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Outbox;

/** Sends failed or uncertain messages again. */
@Service
@Command(
        scope = "madoguchi",
        name = "dead-letter-resend",
        description = "Sends failed or uncertain messages again")
public final class DeadLetterResendCommand extends DeadLetterCommand {
    public DeadLetterResendCommand() {
        super("Queued again");
    }

    @Override
    void decide(Outbox outbox, OutboundId message) {
        outbox.resend(actor(), message);
    }
}
