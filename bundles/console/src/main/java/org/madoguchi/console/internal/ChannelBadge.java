// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.HashMap;
import java.util.Map;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;

/**
 * A channel as a picture and a word.
 *
 * @param icon name of a picture in {@code icon.jte}
 * @param live what comes by it is a conversation and not a message
 */
record ChannelBadge(String icon, String name, boolean live) {
    private static final Map<AddressKind, String> ICONS =
            Map.of(
                    AddressKind.EMAIL, "mail",
                    AddressKind.PHONE, "phone",
                    AddressKind.FAX, "fax",
                    AddressKind.LINE, "chat",
                    AddressKind.CHAT, "chat");

    static ChannelBadge of(ChannelDescriptor channel, Words words) {
        // what only takes in and has no live side is a form, whatever address it answers to
        boolean form =
                !channel.capabilities().contains(Capability.OUTBOUND)
                        && !channel.capabilities().contains(Capability.LIVE);
        return new ChannelBadge(
                form ? "form" : ICONS.getOrDefault(channel.addressKind(), "message"),
                channel.name().in(words.locale()),
                channel.capabilities().contains(Capability.LIVE));
    }

    /** Badges of one page; each channel is asked for once. */
    static final class Finder {
        private final Channels channels;
        private final Words words;
        private final Map<ChannelId, ChannelBadge> found = new HashMap<>();

        Finder(Channels channels, Words words) {
            this.channels = channels;
            this.words = words;
        }

        ChannelBadge of(ChannelId id) {
            return found.computeIfAbsent(
                    id,
                    wanted ->
                            channels.descriptor(wanted)
                                    .map(channel -> ChannelBadge.of(channel, words))
                                    .orElse(new ChannelBadge("message", wanted.value(), false)));
        }
    }
}
