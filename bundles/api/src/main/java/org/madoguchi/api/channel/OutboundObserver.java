// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told of every step of a message in the outbox, inside the transaction that makes the step: what
 * the observer writes is committed with it or not at all.
 */
@ConsumerType
public interface OutboundObserver {
    /**
     * @param accepted the carrier's answer when it has taken the message
     * @param reason the carrier's words when it was deferred or refused, why it is uncertain, or
     *     how it was found out afterwards that it has left
     */
    void moved(
            OutboundId id,
            CaseId caseId,
            OutboxState state,
            Optional<Delivery.Accepted> accepted,
            Optional<LocalizedText> reason);
}
