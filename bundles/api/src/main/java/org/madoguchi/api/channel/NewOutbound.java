// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.StoredAttachment;

/**
 * A message to be put into the outbox; see {@link OutboundMessage} for the fields.
 *
 * @param attachments content that is already stored
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
        boolean automatic) {
    public NewOutbound {
        attachments = List.copyOf(attachments);
        references = List.copyOf(references);
    }
}
