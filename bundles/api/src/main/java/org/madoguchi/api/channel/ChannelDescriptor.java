// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.Set;
import org.madoguchi.api.LocalizedText;

/**
 * What a channel is; constant while its service is registered, and remembered when it has gone, so
 * that answers to its citizens can wait for it.
 *
 * @param id the same after every restart and update; from the configuration, so that a second
 *     instance can have another one
 * @param name as the staff's screens and reports show it, a few words
 * @param capabilities what it can do
 * @param addressKind kind of the addresses it sends to. Of several channels with {@code OUTBOUND}
 *     and the same kind the first by id sends; bring a kind of your own when no other channel can
 *     reach your addresses
 */
public record ChannelDescriptor(
        ChannelId id, LocalizedText name, Set<Capability> capabilities, AddressKind addressKind) {
    public ChannelDescriptor {
        capabilities = Set.copyOf(capabilities);
    }
}
