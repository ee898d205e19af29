// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelCheck.Finding;

class ChannelCheckTest {
    private static final LocalizedText DOWN = LocalizedText.same("回線につながりません。");

    @Test
    void aChannelWithoutAFarEndToAskShouldTellItsHealth() {
        Channel fax =
                new Channel() {
                    @Override
                    public ChannelDescriptor descriptor() {
                        return new ChannelDescriptor(
                                new ChannelId("fax"),
                                LocalizedText.same("FAX"),
                                Set.of(),
                                AddressKind.FAX);
                    }

                    @Override
                    public Delivery send(OutboundMessage message) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public ChannelHealth health() {
                        return new ChannelHealth(ChannelHealth.State.DOWN, DOWN, Instant.EPOCH);
                    }
                };
        assertThat(fax.check().ok()).isFalse();
        assertThat(fax.check().findings()).extracting(Finding::sentence).containsExactly(DOWN);
    }
}
