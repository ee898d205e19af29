// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundDraft;
import org.madoguchi.api.channel.OutboundMessage;

/** One FAX line as the desk sees it. */
final class FaxChannel implements Channel {
    private final ChannelDescriptor descriptor;
    private final FaxSender sender;
    private final Duration sendLimit;
    private final FaxCheck check;
    private final FaxHealth health;

    FaxChannel(FaxSettings settings, FaxSender sender, FaxCheck check, FaxHealth health) {
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        settings.name(),
                        Set.of(Capability.INBOUND, Capability.OUTBOUND, Capability.ATTACHMENTS),
                        AddressKind.FAX);
        this.sender = sender;
        // what it does before and after the call itself takes a moment, too
        this.sendLimit = settings.sending().limit().plusMinutes(2);
        this.check = check;
        this.health = health;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    /** The line is busy until the last page is through. */
    @Override
    public Duration sendLimit() {
        return sendLimit;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return sender.send(message);
    }

    @Override
    public Optional<Delivery> trace(OutboundMessage message) {
        return sender.trace(message);
    }

    /**
     * No machine calls a citizen's in the night to say that a FAX has come: paper says so itself.
     */
    @Override
    public Optional<LocalizedText> objection(OutboundDraft draft) {
        return draft.automatic()
                ? Optional.of(Texts.text("send.automatic"))
                : sender.objection(draft.to());
    }

    @Override
    public ChannelCheck check() {
        return check.look();
    }

    @Override
    public ChannelHealth health() {
        return health.current();
    }
}
