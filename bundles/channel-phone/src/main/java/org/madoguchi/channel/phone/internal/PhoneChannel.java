// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.util.Set;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;

/** The telephone as the desk sees it: it brings calls and takes no texts. */
final class PhoneChannel implements Channel {
    private final ChannelDescriptor descriptor;
    private final PhoneHealth health;

    PhoneChannel(PhoneSettings settings, PhoneHealth health) {
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        settings.name(),
                        Set.of(Capability.INBOUND, Capability.LIVE),
                        AddressKind.PHONE);
        this.health = health;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return new Delivery.Refused(Texts.text("channel.no-texts"));
    }

    @Override
    public ChannelHealth health() {
        return health.current();
    }
}
