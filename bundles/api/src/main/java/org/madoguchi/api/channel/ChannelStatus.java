// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * A channel as people see it.
 *
 * @param present its bundle is running
 * @param health empty while it is away
 * @param waiting messages in the outbox that will still leave
 * @param dead messages in the outbox that a person must decide on
 * @param receivedToday messages taken since midnight in the city's zone
 * @param lastSeen when it was last present
 * @param lastTrouble what last went wrong, also when all is well again
 */
public record ChannelStatus(
        ChannelDescriptor descriptor,
        boolean present,
        Optional<ChannelHealth> health,
        long waiting,
        long dead,
        long receivedToday,
        long sentToday,
        Instant lastSeen,
        Optional<ChannelTrouble> lastTrouble) {}
