// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.Delivery;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.portal.PortalContact;

/** The form as a channel of the desk, and as a way to ask on the public site. */
final class WebformChannel implements Channel, PortalContact {
    private final ChannelDescriptor descriptor;
    private final InquiryInbox inbox;
    private final Instant since;

    WebformChannel(WebformSettings settings, InquiryInbox inbox, Clock clock) {
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        text("channel.name"),
                        Set.of(Capability.INBOUND, Capability.ATTACHMENTS),
                        AddressKind.EMAIL);
        this.inbox = inbox;
        this.since = clock.instant();
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    /** Answers to what came by form go by mail; a form cannot carry anything back. */
    @Override
    public Delivery send(OutboundMessage message) {
        return new Delivery.Refused(text("channel.send"));
    }

    @Override
    public ChannelHealth health() {
        return inbox.present().isPresent()
                ? new ChannelHealth(ChannelHealth.State.UP, text("channel.up"), since)
                : new ChannelHealth(ChannelHealth.State.DOWN, text("channel.down"), since);
    }

    @Override
    public LocalizedText label() {
        return text("contact.label");
    }

    @Override
    public LocalizedText description() {
        return text("contact.description");
    }

    @Override
    public String path(Optional<ArticleId> article) {
        return InquiryForm.PATH + article.map(id -> "?article=" + id).orElse("");
    }

    @Override
    public int order() {
        return 100;
    }

    private static LocalizedText text(String key) {
        return LocalizedText.from(WebformChannel.class, key);
    }
}
