// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Duration;
import java.util.List;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.StoredAttachment;

/**
 * A message to be put into the outbox; see {@link OutboundMessage} for the fields.
 *
 * @param attachments content that is already stored
 * @param hold how long it can still be taken back, see {@link Outbox#recall}; zero for not at all
 */
public record NewOutbound(
        ChannelId channel,
        Party to,
        String subject,
        String text,
        List<StoredAttachment> attachments,
        CaseId caseId,
        String caseToken,
        String inReplyTo,
        List<String> references,
        boolean automatic,
        Duration hold,
        List<Party> copies,
        String senderName) {
    public NewOutbound {
        attachments = List.copyOf(attachments);
        references = List.copyOf(references);
        copies = List.copyOf(copies);
    }

    /** To one recipient, from the channel itself. */
    public NewOutbound(
            ChannelId channel,
            Party to,
            String subject,
            String text,
            List<StoredAttachment> attachments,
            CaseId caseId,
            String caseToken,
            String inReplyTo,
            List<String> references,
            boolean automatic,
            Duration hold) {
        this(
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
                hold,
                List.of(),
                "");
    }

    /** The same, said to be from somebody, with copies for others. */
    public NewOutbound with(List<Party> others, String name) {
        return new NewOutbound(
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
                hold,
                others,
                name);
    }
}
