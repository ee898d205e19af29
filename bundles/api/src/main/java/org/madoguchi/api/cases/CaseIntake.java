// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.Thread;
import org.madoguchi.api.contact.ContactId;

/**
 * What the intake route needs of the desk. All methods join the running transaction. Safe for use
 * by several threads.
 */
public interface CaseIntake {
    /** What became of those messages of a channel that were taken before, by external id. */
    Map<String, Inbox.Receipt> known(ChannelId channel, Collection<String> externalIds);

    /**
     * The case a message of this channel belongs to, by its thread: case token first, then
     * references to messages of ours or theirs, then the conversation.
     */
    Optional<CaseId> caseOf(ChannelId channel, Thread thread);

    /**
     * The running case that was answered to this sender by this channel although the question came
     * another way (FJ-034); asked when the thread says nothing.
     */
    default Optional<CaseId> caseAnswered(ChannelId channel, Party sender) {
        return Optional.empty();
    }

    /** Opens a case for the message. */
    Inbox.Receipt open(InboundMessage message, ContactId contact);

    /** Adds the message to a running case; a closed one is opened again by a person's message. */
    Inbox.Receipt append(InboundMessage message, CaseId id);

    /**
     * Sends the automatic note of receipt for the case that the message has just opened, at most
     * once per peer and day, and never to machines.
     *
     * @return whether one was queued
     */
    boolean acknowledge(InboundMessage message, CaseId id);

    /**
     * Brings the interaction that was opened for a live conversation up to date: its text and its
     * sender become those of this message. It stays one interaction however often it grows, and a
     * closed case stays closed. A sender who can be reached by now is who answers go to.
     *
     * @param contact who the sender turned out to be; empty when nothing new is known
     */
    void retell(InteractionId id, InboundMessage message, Optional<ContactId> contact);
}
