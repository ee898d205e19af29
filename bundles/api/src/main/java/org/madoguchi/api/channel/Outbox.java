// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;

/**
 * Messages that wait to leave. Only released messages come here: approval is before the outbox.
 * Safe for use by several threads.
 */
public interface Outbox {
    /** Puts a message in as part of the running transaction. */
    OutboundId enqueue(NewOutbound message);

    /**
     * Takes back, as part of the running transaction, a message that has never been tried. Nothing
     * is noted of it: whoever put it in knows what that means.
     *
     * @throws org.madoguchi.api.RejectedException when it may have left already
     */
    void recall(OutboundId id);

    /**
     * Takes messages of this channel whose time has come, oldest first, and marks them as being
     * sent. Committed before it returns, so that a crash leaves {@link OutboxState#UNCERTAIN} and
     * never a second sending.
     */
    List<OutboundMessage> claim(ChannelId channel, int limit);

    /**
     * Makes messages of this channel that are marked as being sent wait again: what a claim took
     * whose commit went through though its caller was told otherwise, by a database that died at
     * that moment. Only for the one who claims for this channel, while no message is in its hands.
     */
    void unclaim(ChannelId channel);

    /**
     * Notes the carrier's answer: retry with growing delay, at last a dead letter. For a message
     * that was uncertain it is what was found out afterwards. Nothing happens to a message that is
     * settled already, so a repetition is harmless.
     */
    void report(OutboundId id, Delivery answer);

    /**
     * Notes that the sender failed without an answer: nobody knows whether it left. Nothing happens
     * unless it is being sent.
     */
    void reportUncertain(OutboundId id, LocalizedText reason);

    /**
     * Uncertain messages of this channel that the carrier should be asked about now, see {@link
     * Channel#trace}. Each is given again later, less and less often, until it is settled or two
     * days have passed.
     */
    List<OutboundMessage> uncertain(ChannelId channel, int limit);

    /**
     * Newest first. Needs {@code CHANNEL_READ}; who may not see cases sees neither whom a message
     * is for nor what it is about (ST-220).
     */
    Page<OutboxEntry> list(Actor actor, Set<OutboxState> states, PageRequest request);

    Optional<OutboxEntry> find(OutboundId id);

    /** Sends a failed or uncertain message again. Needs {@code CHANNEL_OPERATE}; audited. */
    void resend(Actor actor, OutboundId id);

    /**
     * Notes that an uncertain message has arrived, as a person found out. Needs {@code
     * CHANNEL_OPERATE}; audited.
     */
    void confirm(Actor actor, OutboundId id);

    /** Gives a message that has not left up for good. Needs {@code CHANNEL_OPERATE}; audited. */
    void cancel(Actor actor, OutboundId id);
}
