// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.identity.Actor;

/** Asks a channel's far end because a person wants to know. Safe for use by several threads. */
public interface ChannelChecks {
    /**
     * Begins to ask, see {@link Channel#check}, and returns at once; a {@link ChannelChanged} tells
     * when the answer is there. Nothing happens while the channel is being asked already. Needs
     * {@code CHANNEL_OPERATE}; audited.
     *
     * @throws org.madoguchi.api.NotFoundException when the channel is away
     */
    void begin(Actor actor, ChannelId id);

    /** The last one since the product was started; from memory. */
    Optional<Run> last(ChannelId id);

    /**
     * @param result empty while the channel is being asked
     */
    record Run(Instant begunAt, Optional<ChannelCheck> result) {}
}
