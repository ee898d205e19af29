// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.conversation;

import java.time.LocalDate;
import java.util.List;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Actor;

/**
 * How conversations went, for reports (ST-241). What was erased because its time was over is
 * counted no longer. Safe for use by several threads.
 */
public interface ConversationFigures {
    /**
     * Those that began on each day, oldest first; days without any are left out.
     *
     * @throws org.madoguchi.api.identity.PermissionDeniedException without {@code ARTICLE_READ}
     */
    List<Day> days(Actor actor, Period period);

    /**
     * Conversations of one day.
     *
     * @param began how many
     * @param questions asked before a person was called, each of which the FAQ was searched for
     * @param unanswered of these, those for which the FAQ had nothing
     * @param solved conversations that an article was the answer of
     * @param called those in which a person was asked for
     * @param attended those in which a person spoke
     * @param messages left to be answered by mail
     */
    record Day(
            LocalDate day,
            long began,
            long questions,
            long unanswered,
            long solved,
            long called,
            long attended,
            long messages) {
        /** Both together, as of this one's day. */
        public Day plus(Day other) {
            return new Day(
                    day,
                    began + other.began,
                    questions + other.questions,
                    unanswered + other.unanswered,
                    solved + other.solved,
                    called + other.called,
                    attended + other.attended,
                    messages + other.messages);
        }

        /** Nothing on this day. */
        public static Day none(LocalDate day) {
            return new Day(day, 0, 0, 0, 0, 0, 0, 0);
        }
    }
}
