// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Instant;
import org.madoguchi.api.event.DomainEvent;

/**
 * Something waits for this channel.
 *
 * @param due when it may leave: now, or when its hold window ends
 */
public record OutboundQueued(ChannelId channel, Instant due, Instant at) implements DomainEvent {
    /** It may leave at once. */
    public OutboundQueued(ChannelId channel, Instant at) {
        this(channel, at, at);
    }
}
