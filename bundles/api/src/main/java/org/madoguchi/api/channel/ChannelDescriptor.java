// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.Set;
import org.madoguchi.api.LocalizedText;

/** What a channel is; constant while its service is registered. */
public record ChannelDescriptor(
        ChannelId id, LocalizedText name, Set<Capability> capabilities, AddressKind addressKind) {
    public ChannelDescriptor {
        capabilities = Set.copyOf(capabilities);
    }
}
