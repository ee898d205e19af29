// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;

/** One mailbox as the desk sees it. */
final class EmailChannel implements Channel {
    private final ChannelDescriptor descriptor;
    private final SmtpSender sender;
    private final MailboxHealth health;
    private final MailCheck check;

    EmailChannel(EmailSettings settings, SmtpSender sender, MailboxHealth health) {
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        settings.name(),
                        Set.of(
                                Capability.INBOUND,
                                Capability.OUTBOUND,
                                Capability.ATTACHMENTS,
                                Capability.COPIES),
                        AddressKind.EMAIL);
        this.sender = sender;
        this.health = health;
        this.check = new MailCheck(settings);
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

    @Override
    public ChannelCheck check() {
        return check.run();
    }
}
