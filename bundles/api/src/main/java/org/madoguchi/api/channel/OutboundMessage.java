// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;
import org.madoguchi.api.cases.CaseId;

/**
 * What leaves the desk.
 *
 * @param id stable over repetitions
 * @param to who gets it
 * @param caseToken put it where an answer brings it back (reply address, subject)
 * @param inReplyTo thread id of the message this answers, may be empty
 * @param references thread ids of the conversation, the oldest first
 * @param automatic written by the product; the carrier must mark it so that nobody's machine
 *     answers it
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
        boolean automatic) {
    public OutboundMessage {
        attachments = List.copyOf(attachments);
        references = List.copyOf(references);
    }
}
