// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.ChannelId;

/**
 * Where a telephone system tells what happens to its calls. Safe for use by several threads; the
 * events of one call must come in their order. To be called outside transactions.
 */
public interface CallReports {
    /**
     * Notes the events in their order, all of them in one transaction or, when it throws, none.
     * What a commit costs is paid once: whoever is told faster than it can report hands in what has
     * gathered meanwhile, a hundred at most. The same event reported again changes nothing.
     *
     * @throws IllegalStateException when a part of the desk is away, such as the intake: to be
     *     reported again, later and without end
     * @throws RuntimeException when the events cannot be stored: to be reported again, one by one,
     *     so that none suffers for another. While {@link #newest} does not answer either there is
     *     no database, and it goes on without end; otherwise the fault is in the event
     */
    void report(ChannelId channel, List<CallEvent> events);

    /** As {@link #report(ChannelId, List)} for one event. */
    default void report(ChannelId channel, CallEvent event) {
        report(channel, List.of(event));
    }

    /**
     * Puts the desk's picture right after the connection to the telephone system was lost or either
     * side began anew: calls that began before and are not alive any more have ended, and every
     * operator's seat is told to the telephone system again. Facts about those that are alive are
     * reported before, as ordinary events.
     *
     * @param at when the telephone system was looked at
     * @param alive ids of the calls that it has
     */
    void survey(ChannelId channel, Instant at, Set<String> alive);

    /**
     * When the newest known event of this channel happened: what a telephone system kept in a log
     * from then on is worth reporting.
     */
    Optional<Instant> newest(ChannelId channel);
}
