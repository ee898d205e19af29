// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.topic.TopicId;

/**
 * A case as lists show it.
 *
 * @param contactName may be empty
 * @param assignee who works on it
 * @param team which team it was given to
 * @param department whose answer it waits for
 * @param topics what it is about (FJ-125); empty for whom that is not shown, too
 * @param tags labels; empty for whom they are not shown, too
 * @param lastActivityAt when something was last added
 * @param dueAt until when the citizen should have an answer; empty when none is owed
 * @param district where the citizen lives or the case is about; empty where it is not known, and
 *     for whom it is not shown
 * @param language of the inquiry as a BCP 47 tag, as far as its channel knew it
 * @param attention it has something that was not seen by its assignee: a citizen's new message, a
 *     department's answer, a failed sending
 */
public record CaseSummary(
        CaseId id,
        CaseState state,
        String subject,
        ChannelId channel,
        ContactId contact,
        String contactName,
        Optional<UserId> assignee,
        Optional<String> assigneeName,
        Optional<DepartmentId> department,
        Set<TopicId> topics,
        Optional<String> disposition,
        Instant openedAt,
        Instant lastActivityAt,
        Optional<Instant> closedAt,
        Optional<Instant> dueAt,
        boolean attention,
        Optional<TeamId> team,
        Set<String> tags,
        Optional<String> district,
        Optional<String> language) {
    public CaseSummary {
        tags = Set.copyOf(tags);
        topics = Set.copyOf(topics);
    }
}
