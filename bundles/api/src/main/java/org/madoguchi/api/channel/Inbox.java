// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;

/** Where channels hand in what arrived. Safe for use by several threads. */
public interface Inbox {
    /**
     * Makes the message part of a case, new or running. Returns once the original, the interaction
     * and the case are committed; the same message (channel, external id) handed in again changes
     * nothing and answers the same. Messages that several threads hand in at the same time share a
     * transaction, and none suffers for another: a source with many messages is fastest with a few
     * threads. Must be called outside a transaction.
     *
     * @throws RuntimeException when it is not stored; the source must then keep it and try again
     */
    Receipt accept(InboundMessage message);

    /**
     * @param duplicate the message had been taken before
     */
    record Receipt(CaseId caseId, InteractionId interaction, boolean duplicate) {}
}
