// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;
import java.util.Optional;

/** The channels this installation has or has had. Safe for use by several threads. */
public interface Channels {
    /** All of them in the order of their ids; those whose bundle is stopped are marked as away. */
    List<ChannelStatus> list();

    /** Those that are there now, from memory. */
    List<ChannelDescriptor> present();

    /** The channel's service when it is there now. */
    Optional<Channel> present(ChannelId id);

    /** Descriptor of a channel that is there or was, from memory. */
    Optional<ChannelDescriptor> descriptor(ChannelId id);

    /**
     * The channel that can send to this kind of address; one that is away when none is there, for
     * its messages wait.
     */
    Optional<ChannelDescriptor> senderFor(AddressKind kind);

    /**
     * The channel by which an answer goes to somebody who wrote by {@code cameBy}: the same one
     * when it sends to this kind of address, there or away, so that of two mailboxes the one
     * answers that was written to; else as {@link #senderFor(AddressKind)}.
     */
    default Optional<ChannelDescriptor> senderFor(AddressKind kind, ChannelId cameBy) {
        return descriptor(cameBy)
                .filter(channel -> channel.capabilities().contains(Capability.OUTBOUND))
                .filter(channel -> channel.addressKind().equals(kind))
                .or(() -> senderFor(kind));
    }
}
