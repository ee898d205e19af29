// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.asteriskjava.manager.action.PingAction;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelCheck.Finding;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.platform.asterisk.AmiConnection;

/** The telephone as the desk sees it: it brings calls and takes no texts. */
final class PhoneChannel implements Channel {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ChannelDescriptor descriptor;
    private final AmiConnection asterisk;
    private final PhoneHealth health;

    PhoneChannel(PhoneSettings settings, AmiConnection asterisk, PhoneHealth health) {
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        settings.name(),
                        Set.of(Capability.INBOUND, Capability.LIVE),
                        AddressKind.PHONE);
        this.asterisk = asterisk;
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

    /** Whether Asterisk answers on the session that we have; no telephone rings. */
    @Override
    public ChannelCheck check() {
        LocalizedText what = Texts.text("check.pbx");
        try {
            asterisk.send(new PingAction(), LIMIT);
            return new ChannelCheck(List.of(Finding.good(what, Texts.text("check.good"))));
        } catch (IOException e) {
            ChannelHealth known = health.current();
            return new ChannelCheck(
                    List.of(
                            Finding.bad(
                                    what,
                                    known.state() == ChannelHealth.State.DOWN
                                            ? known.explanation()
                                            : Texts.text("check.silent"))));
        }
    }
}
