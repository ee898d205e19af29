// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.rule;

import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.topic.TopicId;

/**
 * Of which cases a rule is; all of it must fit, and what is empty fits every case.
 *
 * @param channels by which the case came: any of these
 * @param words that occur in what the citizen wrote: in subject, text or the answers to a form; any
 *     of these, whatever their width and case
 * @param topics any of these or of what is below one of them
 * @param unassigned nobody works on it
 */
public record RuleCondition(
        Set<ChannelId> channels,
        List<String> words,
        Set<TopicId> topics,
        Sender sender,
        Hours hours,
        boolean unassigned) {
    public static final RuleCondition NONE =
            new RuleCondition(Set.of(), List.of(), Set.of(), Sender.ANY, Hours.ANY, false);

    public RuleCondition {
        channels = Set.copyOf(channels);
        words = List.copyOf(words);
        topics = Set.copyOf(topics);
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(hours, "hours");
    }

    /** Whether the citizen is known to the desk. */
    public enum Sender {
        ANY,
        /** There is another case of the same person. */
        KNOWN,
        /** There is none. */
        NEW
    }

    /**
     * The time of day in the city at which it happens.
     *
     * @param from the first minute inside
     * @param to the first minute after it, on the same day
     */
    public record Hours(When when, LocalTime from, LocalTime to) {
        public static final Hours ANY =
                new Hours(When.ANY, LocalTime.of(8, 30), LocalTime.of(17, 15));

        public Hours {
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        public enum When {
            ANY,
            /** Between these times of a working day. */
            INSIDE,
            OUTSIDE
        }
    }
}
