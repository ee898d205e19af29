// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Channels;

/**
 * What a channel looks like wherever it is shown.
 *
 * @param kind a picture in {@code icon.jte}, a word {@code channels.kind.…} and a colour {@code
 *     .kind-…}; {@code other} for what is no usual kind
 * @param live what comes by it is a conversation and not a message
 * @param files whether answers by it can have files
 * @param copies whether answers by it can go to others, too
 */
record ChannelBadge(String kind, String name, boolean live, boolean files, boolean copies) {
    private static final String OTHER = "other";
    private static final Map<AddressKind, String> KINDS =
            Map.of(
                    AddressKind.EMAIL, "mail",
                    AddressKind.PHONE, "phone",
                    AddressKind.FAX, "fax",
                    AddressKind.LINE, "line",
                    AddressKind.CHAT, "chat");

    static ChannelBadge of(ChannelDescriptor channel, Words words) {
        return new ChannelBadge(
                kind(channel),
                channel.name().in(words.locale()),
                channel.capabilities().contains(Capability.LIVE),
                channel.capabilities().contains(Capability.ATTACHMENTS),
                channel.capabilities().contains(Capability.COPIES));
    }

    private static String kind(ChannelDescriptor channel) {
        Set<Capability> can = channel.capabilities();
        if (channel.addressKind().equals(AddressKind.PHONE) && !can.contains(Capability.LIVE)) {
            // one number is called and written to
            return "sms";
        }
        if (can.contains(Capability.LIVE) || can.contains(Capability.OUTBOUND)) {
            return KINDS.getOrDefault(channel.addressKind(), OTHER);
        }
        // what only takes in is a form, whatever address is answered
        return channel.addressKind().equals(AddressKind.NONE) ? OTHER : "form";
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
                                    .orElse(
                                            new ChannelBadge(
                                                    OTHER, wanted.value(), false, true, false)));
        }
    }
}
