// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What other systems hand in, as a channel of the desk; answers go by the citizen's own. */
@Component(service = Channel.class)
public final class ApiChannel implements Channel {
    static final ChannelId ID = new ChannelId("api");

    private final DeskInbox inbox;
    private final Instant since;

    @Activate
    public ApiChannel(@Reference DeskInbox inbox) {
        this(inbox, Clock.systemUTC());
    }

    ApiChannel(DeskInbox inbox, Clock clock) {
        this.inbox = inbox;
        this.since = clock.instant();
    }

    @Override
    public ChannelDescriptor descriptor() {
        return new ChannelDescriptor(
                ID,
                Words.text("channel.name"),
                Set.of(Capability.INBOUND, Capability.ATTACHMENTS),
                AddressKind.NONE);
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return new Delivery.Refused(Words.text("channel.send"));
    }

    @Override
    public ChannelHealth health() {
        return inbox.present().isPresent()
                ? new ChannelHealth(ChannelHealth.State.UP, Words.text("channel.up"), since)
                : new ChannelHealth(ChannelHealth.State.DOWN, Words.text("channel.down"), since);
    }
}
