// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Instant;
import org.madoguchi.api.event.DomainEvent;

/** Something waits for this channel now. */
public record OutboundQueued(ChannelId channel, Instant at) implements DomainEvent {}
