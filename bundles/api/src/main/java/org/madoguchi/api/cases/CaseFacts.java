// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;

/**
 * What rules ask about a case.
 *
 * @param knownContact there is another case of the same person
 * @param said by the citizen, message by message, newest first: subject, text and answers to a
 *     form; the beginning of long ones, and the last 20
 * @param tags labels
 */
public record CaseFacts(
        CaseId id,
        CaseState state,
        String subject,
        ChannelId channel,
        Optional<UserId> assignee,
        Set<TopicId> topics,
        Instant openedAt,
        boolean knownContact,
        List<String> said,
        Set<String> tags) {
    public CaseFacts {
        topics = Set.copyOf(topics);
        said = List.copyOf(said);
        tags = Set.copyOf(tags);
    }

    /** Without tags. */
    public CaseFacts(
            CaseId id,
            CaseState state,
            String subject,
            ChannelId channel,
            Optional<UserId> assignee,
            Set<TopicId> topics,
            Instant openedAt,
            boolean knownContact,
            List<String> said) {
        this(id, state, subject, channel, assignee, topics, openedAt, knownContact, said, Set.of());
    }

    /** As if nobody worked on it. */
    public CaseFacts withoutAssignee() {
        return new CaseFacts(
                id,
                state,
                subject,
                channel,
                Optional.empty(),
                topics,
                openedAt,
                knownContact,
                said,
                tags);
    }
}
