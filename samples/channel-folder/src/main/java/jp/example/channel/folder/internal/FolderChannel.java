// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

/** The folder as the desk sees it: what leaves, and how the channel is. */
final class FolderChannel implements Channel {
    /** Addresses of the other system; nobody else's are of this kind. */
    static final AddressKind ADDRESSES = new AddressKind("folder");

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final FolderSettings settings;
    private final ChannelDescriptor descriptor;
    private final OutgoingFiles out;
    private final FolderHealth health;

    FolderChannel(FolderSettings settings, OutgoingFiles out, FolderHealth health) {
        this.settings = settings;
        this.descriptor =
                new ChannelDescriptor(
                        settings.id(),
                        settings.name(),
                        Set.of(Capability.INBOUND, Capability.OUTBOUND),
                        ADDRESSES);
        this.out = out;
        this.health = health;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Delivery send(OutboundMessage message) {
        if (!message.attachments().isEmpty()) {
            return new Delivery.Refused(text("send.attachments"));
        }
        try {
            String reference = out.write(message);
            health.sent();
            return new Delivery.Accepted(reference);
        } catch (IOException e) {
            // the name is the same next time: writing once more does no harm
            health.notSent(e);
            return new Delivery.Deferred(text("send.failed"), PAUSE);
        }
    }

    /**
     * Known for certain here: a file that is there was written, and writing it again is harmless.
     */
    @Override
    public Optional<Delivery> trace(OutboundMessage message) {
        Delivery answer =
                out.has(message)
                        ? new Delivery.Accepted(OutgoingFiles.reference(message))
                        : new Delivery.Deferred(text("send.again"), Duration.ZERO);
        return Optional.of(answer);
    }

    @Override
    public ChannelHealth health() {
        return health.current();
    }

    /** Looks at each of the three folders now. */
    @Override
    public ChannelCheck check() {
        return new ChannelCheck(Stream.of("in", "done", "out").map(this::look).toList());
    }

    private Finding look(String name) {
        return Files.isWritable(settings.folder().resolve(name))
                ? Finding.good(LocalizedText.same(name), text("check.up"))
                : Finding.bad(LocalizedText.same(name), text("health.folder"));
    }

    private static LocalizedText text(String key) {
        return LocalizedText.from(FolderChannel.class, key);
    }
}
