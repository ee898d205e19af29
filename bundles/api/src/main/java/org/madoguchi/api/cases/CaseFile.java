// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.topic.TopicId;

/**
 * A whole case.
 *
 * @param timeline oldest first
 * @param earlier other cases of the same contact, newest first, at most 20
 * @param replyTo who an answer would go to; empty when the citizen cannot be reached
 * @param replyChannel the channel an answer would go by
 * @param topics what it is about; a department is not told
 * @param forms items that an administrator has defined for such cases, filled in or not; a
 *     department is not told
 * @param related cases that it has to do with, in the order in which they were found out; a
 *     department is not told
 * @param approvable the answers of which the reader may give the next step of release now
 */
public record CaseFile(
        CaseSummary summary,
        List<TimelineEntry> timeline,
        List<Escalation> escalations,
        List<CaseSummary> earlier,
        Optional<Party> replyTo,
        Optional<ChannelId> replyChannel,
        List<TopicId> topics,
        List<FilledForm> forms,
        List<RelatedCase> related,
        Set<InteractionId> approvable) {
    public CaseFile {
        timeline = List.copyOf(timeline);
        escalations = List.copyOf(escalations);
        earlier = List.copyOf(earlier);
        topics = List.copyOf(topics);
        forms = List.copyOf(forms);
        related = List.copyOf(related);
        approvable = Set.copyOf(approvable);
    }

    /** Where all that was said has gone. */
    public Optional<CaseId> mergedInto() {
        return related.stream()
                .filter(other -> other.relation() == Relation.MERGED_INTO)
                .map(RelatedCase::id)
                .findFirst();
    }
}
