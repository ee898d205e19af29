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
     * @param carrierRef the carrier's reference when it was accepted, else empty
     * @param reason the carrier's words when it was deferred or refused, why it is uncertain, or
     *     how it was found out afterwards that it has left
     */
    void moved(
            OutboundId id,
            CaseId caseId,
            OutboxState state,
            String carrierRef,
            Optional<LocalizedText> reason);
}
