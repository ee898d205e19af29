// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;
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
     * <p>Everything else is the desk's work, not the channel's: whether the message is known, which
     * case and which contact it belongs to, whether the desk acknowledges it.
     *
     * <p>The order is always: accept, then tell the source (acknowledge, move, delete, answer 2xx).
     * A crash in between costs a repetition, which is harmless; the other order costs a letter.
     *
     * @throws RuntimeException when it is not stored: no database, full disk. The source must keep
     *     the message and the channel hand it in again, later and without end; the other messages
     *     go on meanwhile
     */
    Receipt accept(InboundMessage message);

    /**
     * As {@link #accept(InboundMessage)} for several, which share a transaction where they can.
     * Receipts come in the order of the messages.
     *
     * @throws RuntimeException when one of them is not stored; others may be, and handing all of
     *     them in again is harmless
     */
    default List<Receipt> accept(List<InboundMessage> messages) {
        return messages.stream().map(this::accept).toList();
    }

    /**
     * @param duplicate the message had been taken before
     */
    record Receipt(CaseId caseId, InteractionId interaction, boolean duplicate) {}
}
