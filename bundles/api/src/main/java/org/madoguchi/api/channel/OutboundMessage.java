// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;
import org.madoguchi.api.cases.CaseId;

/**
 * What leaves the desk: approved, committed to the outbox, and for this channel.
 *
 * @param id stable over repetitions and unique in this installation; make the carrier's id of the
 *     message from it and a repetition can be recognised
 * @param channel this channel
 * @param to who gets it; the address is of the descriptor's kind
 * @param subject one line, may be empty; a carrier without subjects puts it before the text or
 *     leaves it out
 * @param text plain text, complete with greeting and signature
 * @param attachments files to go with it
 * @param caseId the case, for people: its number may be shown
 * @param caseToken put it where an answer brings it back (reply address, subject, a link), and give
 *     it back in {@link Thread#caseTokens}: it finds the case where nothing else does. Letters and
 *     digits, hard to guess; empty when the message belongs to no conversation with a citizen
 * @param inReplyTo {@link Thread#messageId} of the message this answers, may be empty
 * @param references thread ids of the conversation, the oldest first: of inbound messages their
 *     {@link Thread#messageId}, of outbound ones their {@link Delivery.Accepted#carrierRef}
 * @param automatic written by the product; the carrier must mark it so that nobody's machine
 *     answers it
 * @param copies who else gets it, as everybody may see; empty without {@link Capability#COPIES}
 * @param senderName who it says it is from, where a carrier shows such a name; empty: the channel's
 *     own
 */
public record OutboundMessage(
        OutboundId id,
        ChannelId channel,
        Party to,
        String subject,
        String text,
        List<Attachment> attachments,
        CaseId caseId,
        String caseToken,
        String inReplyTo,
        List<String> references,
        boolean automatic,
        List<Party> copies,
        String senderName) {
    public OutboundMessage {
        attachments = List.copyOf(attachments);
        references = List.copyOf(references);
        copies = List.copyOf(copies);
    }

    /** To one recipient, from the channel itself. */
    public OutboundMessage(
            OutboundId id,
            ChannelId channel,
            Party to,
            String subject,
            String text,
            List<Attachment> attachments,
            CaseId caseId,
            String caseToken,
            String inReplyTo,
            List<String> references,
            boolean automatic) {
        this(
                id,
                channel,
                to,
                subject,
                text,
                attachments,
                caseId,
                caseToken,
                inReplyTo,
                references,
                automatic,
                List.of(),
                "");
    }

    /** The same, said to be from somebody, with copies for others. */
    public OutboundMessage with(List<Party> others, String name) {
        return new OutboundMessage(
                id,
                channel,
                to,
                subject,
                text,
                attachments,
                caseId,
                caseToken,
                inReplyTo,
                references,
                automatic,
                others,
                name);
    }
}
