// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import org.madoguchi.api.Page;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.OutboxEntry;

/** The ways in and out, and what is stuck in them. */
record ChannelsPage(
        Screen screen,
        List<Line> channels,
        ChannelBadge.Finder badges,
        Page<OutboxEntry> dead,
        Page<OutboxEntry> waiting) {
    ChannelsPage {
        channels = List.copyOf(channels);
    }

    record Line(ChannelStatus status, ChannelBadge badge) {
        /** {@code up}, {@code degraded}, {@code down} or {@code away}. */
        String tone() {
            if (!status.present()) {
                return "away";
            }
            return status.health()
                    .map(ChannelHealth::state)
                    .orElse(ChannelHealth.State.UP)
                    .name()
                    .toLowerCase(Locale.ROOT);
        }
    }
}
