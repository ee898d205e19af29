// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;

/** A channel whose health and answers the test decides. */
final class FaxInHand implements Channel {
    static final ChannelId ID = new ChannelId("fax-main");

    volatile Supplier<Delivery> sending = () -> new Delivery.Accepted("1");
    volatile Supplier<ChannelCheck> checking = () -> ChannelCheck.of(health());
    private volatile ChannelHealth health;

    FaxInHand(Instant now) {
        is(State.DEGRADED, "接続を確かめています。", now);
    }

    void is(State state, String why, Instant since) {
        health = new ChannelHealth(state, LocalizedText.same(why), since);
    }

    @Override
    public ChannelDescriptor descriptor() {
        return new ChannelDescriptor(
                ID, LocalizedText.same("FAX"), Set.of(Capability.OUTBOUND), AddressKind.FAX);
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return sending.get();
    }

    @Override
    public ChannelHealth health() {
        return health;
    }

    @Override
    public ChannelCheck check() {
        return checking.get();
    }
}
