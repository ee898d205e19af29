// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.BlobId;

/**
 * One message, call or chat session of a case.
 *
 * @param party the other end: who sent it, or who gets it
 * @param authorName who wrote an outbound one
 * @param remark the approver's words when it was returned, or the carrier's when it failed
 * @param original the raw message as it came, when there is one
 * @param outbound its place in the outbox once released
 * @param release what an outbound one is held for
 * @param copies who else got it, or gets it (Cc)
 * @param approvals the steps of an answer's release, in their order; empty for what needs none, and
 *     for old answers, which need one
 * @param translation what one that came in says in Japanese, when somebody has said so
 */
public record Interaction(
        InteractionId id,
        CaseId caseId,
        InteractionKind kind,
        InteractionState state,
        ChannelId channel,
        Instant at,
        Party party,
        String subject,
        String text,
        List<Field> fields,
        List<StoredAttachment> attachments,
        Origin origin,
        Optional<UserId> author,
        String authorName,
        String remark,
        Optional<BlobId> original,
        Optional<OutboundId> outbound,
        List<LocalizedText> problems,
        Release release,
        List<Party> copies,
        List<Approval> approvals,
        Optional<MessageTranslation> translation) {
    public Interaction {
        fields = List.copyOf(fields);
        attachments = List.copyOf(attachments);
        problems = List.copyOf(problems);
        copies = List.copyOf(copies);
        approvals = List.copyOf(approvals);
    }
}
