// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.portal.PortalContact;

/** The form as a channel of the desk, and as a way to ask on the public site. */
final class WebformChannel implements Channel, PortalContact {
    private final ChannelDescriptor descriptor;
    private final boolean articlesOnly;
    private final InquiryInbox inbox;
    private final Path folder;
    private final Instant since;

    /**
     * @param folder keeps the files of forms that are not sent yet
     */
    WebformChannel(WebformSettings settings, InquiryInbox inbox, Path folder, Clock clock) {
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        text("channel.name"),
                        Set.of(Capability.INBOUND, Capability.ATTACHMENTS),
                        AddressKind.EMAIL);
        this.articlesOnly = settings.articlesOnly();
        this.inbox = inbox;
        this.folder = folder;
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

    /** Nobody can be asked at the other end; what a citizen needs of us is looked at. */
    @Override
    public ChannelCheck check() {
        return new ChannelCheck(
                List.of(
                        new Finding(
                                inbox.present().isPresent(),
                                text("check.inbox"),
                                health().explanation()),
                        Files.isWritable(folder)
                                ? Finding.good(text("check.files"), text("check.files.up"))
                                : Finding.bad(text("check.files"), text("check.files.down"))));
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

    @Override
    public boolean onlyFromArticles() {
        return articlesOnly;
    }

    private static LocalizedText text(String key) {
        return LocalizedText.from(WebformChannel.class, key);
    }
}
