// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;

/**
 * Quality marks on interactions (ST-215). Needs {@code QUALITY_MARK}; one's own marks need {@code
 * CASE_HANDLE}. Marks are audited. Safe for use by several threads.
 *
 * @throws org.madoguchi.api.NotFoundException when there is no such interaction
 * @throws org.madoguchi.api.RejectedException when the person can mend it: own work, no score
 */
public interface QualityMarks {
    /**
     * Work of the last two weeks that nobody has marked, newest first: answers that were sent, and
     * conversations over these channels.
     *
     * @param live channels of calls and chats; what came over them is the work of whoever has the
     *     case
     * @param operator only theirs
     */
    List<Work> unmarked(Actor actor, Set<ChannelId> live, Optional<UserId> operator, int limit);

    /** Marks somebody's work, instead of what was said of it before; never one's own. */
    QualityMark mark(
            Actor actor,
            InteractionId interaction,
            UserId operator,
            Map<String, Integer> scores,
            String remark);

    Optional<QualityMark> find(Actor actor, InteractionId interaction);

    /** Somebody's, newest first. */
    List<QualityMark> of(Actor actor, UserId operator, int limit);

    /** The actor's own, newest first. */
    List<QualityMark> mine(Actor actor, int limit);

    /** By operator's name. */
    List<Average> averages(Actor actor, Instant since);

    /**
     * Something that can be marked.
     *
     * @param subject of the case
     * @param operatorName may be empty when the account is gone
     */
    record Work(
            InteractionId interaction,
            CaseId caseId,
            InteractionKind kind,
            ChannelId channel,
            Instant at,
            String subject,
            UserId operator,
            String operatorName) {}

    /**
     * @param mean over all scores
     * @param byCriterion means by code
     */
    record Average(
            UserId operator,
            String name,
            long marks,
            double mean,
            Map<String, Double> byCriterion) {
        public Average {
            byCriterion = Map.copyOf(byCriterion);
        }
    }
}
