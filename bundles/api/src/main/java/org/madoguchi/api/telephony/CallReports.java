// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.telephony;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.ChannelId;

/**
 * Where a telephone system tells what happens to its calls. Safe for use by several threads, which
 * makes many calls at once quick; the events of one call must come in their order. To be called
 * outside transactions.
 */
public interface CallReports {
    /**
     * Notes the event. Returns once it is committed; when it throws (no database) the event must be
     * reported again, later and without end.
     */
    void report(ChannelId channel, CallEvent event);

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
