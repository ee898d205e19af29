// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;

/** One LINE Official Account as the desk sees it. */
final class LineChannel implements Channel {
    private final ChannelDescriptor descriptor;
    private final LineSender sender;
    private final LineHealth health;

    LineChannel(LineSettings settings, LineSender sender, LineHealth health) {
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        settings.name(),
                        Set.of(Capability.INBOUND, Capability.OUTBOUND, Capability.SUGGESTIONS),
                        AddressKind.LINE);
        this.sender = sender;
        this.health = health;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return sender.send(message);
    }

    @Override
    public Optional<Delivery> trace(OutboundMessage message) {
        return sender.trace(message);
    }

    @Override
    public ChannelHealth health() {
        return health.current();
    }
}
