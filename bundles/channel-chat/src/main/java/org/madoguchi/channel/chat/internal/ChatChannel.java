// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

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
import org.madoguchi.web.Assets;

/** The chat as a channel of the desk, and as a way to ask on the public site. */
final class ChatChannel implements Channel, PortalContact {
    static final Assets ASSETS = Assets.of(ChatChannel.class);

    private final ChannelDescriptor descriptor;
    private final StoreWatch watch;

    ChatChannel(ChatSettings settings, StoreWatch watch) {
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        text("channel.name"),
                        Set.of(Capability.INBOUND, Capability.LIVE),
                        AddressKind.CHAT);
        this.watch = watch;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    /** A conversation is answered while it runs; later answers go by mail. */
    @Override
    public Delivery send(OutboundMessage message) {
        return new Delivery.Refused(text("channel.send"));
    }

    @Override
    public ChannelHealth health() {
        return watch.health();
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
        return ChatPage.PATH;
    }

    @Override
    public Optional<String> script() {
        return Optional.of(ASSETS.href("widget.js"));
    }

    /** Before the form: whoever is at the page now can be helped now. */
    @Override
    public int order() {
        return 50;
    }

    private static LocalizedText text(String key) {
        return LocalizedText.from(ChatChannel.class, key);
    }
}
