// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Instant;
import org.madoguchi.api.event.DomainEvent;

/**
 * A channel came, went, or changed its health; or something moved in its outbox. A channel
 * publishes it through {@link org.madoguchi.api.event.DomainEvents} when its health changes; coming
 * and going is told by the registry.
 */
public record ChannelChanged(ChannelId channel, Instant at) implements DomainEvent {}
