// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Party;

/**
 * A whole case.
 *
 * @param timeline oldest first
 * @param earlier other cases of the same contact, newest first, at most 20
 * @param replyTo who an answer would go to; empty when the citizen cannot be reached
 * @param replyChannel the channel an answer would go by
 */
public record CaseFile(
        CaseSummary summary,
        List<TimelineEntry> timeline,
        List<Escalation> escalations,
        List<CaseSummary> earlier,
        Optional<Party> replyTo,
        Optional<ChannelId> replyChannel) {
    public CaseFile {
        timeline = List.copyOf(timeline);
        escalations = List.copyOf(escalations);
        earlier = List.copyOf(earlier);
    }
}
