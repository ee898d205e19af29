// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;

/**
 * A message in the outbox as people see it.
 *
 * @param lastAnswer what the carrier said last, may be empty
 */
public record OutboxEntry(
        OutboundId id,
        ChannelId channel,
        CaseId caseId,
        Party to,
        String subject,
        OutboxState state,
        int tries,
        Instant queuedAt,
        Optional<Instant> nextTryAt,
        Optional<LocalizedText> lastAnswer) {
    /** The same without what it is about and whom it is for. */
    public OutboxEntry withoutContents() {
        return new OutboxEntry(
                id,
                channel,
                caseId,
                new Party(Address.NONE, ""),
                "",
                state,
                tries,
                queuedAt,
                nextTryAt,
                lastAnswer);
    }
}
