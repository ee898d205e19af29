// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows from what happens to the citizens' messages whether they can be stored. */
final class StoreWatch {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.chat");

    private final ChannelId channel;
    private final DomainEvents events;
    private final Clock clock;
    private volatile ChannelHealth health;

    StoreWatch(ChannelId channel, DomainEvents events, Clock clock) {
        this.channel = channel;
        this.events = events;
        this.clock = clock;
        this.health = health(ChannelHealth.State.UP);
    }

    ChannelHealth health() {
        return health;
    }

    <R> R storing(Supplier<R> work) {
        try {
            R result = work.get();
            become(ChannelHealth.State.UP);
            return result;
        } catch (StorageException e) {
            become(ChannelHealth.State.DOWN);
            throw e;
        }
    }

    private synchronized void become(ChannelHealth.State state) {
        if (health.state() != state) {
            health = health(state);
            if (state == ChannelHealth.State.UP) {
                log.info("{}: conversations are stored again", channel);
            } else {
                log.warn("{}: conversations cannot be stored, citizens are asked to wait", channel);
            }
            events.publish(new ChannelChanged(channel, health.since()));
        }
    }

    private ChannelHealth health(ChannelHealth.State state) {
        Instant now = clock.instant();
        return new ChannelHealth(
                state,
                LocalizedText.from(
                        StoreWatch.class,
                        state == ChannelHealth.State.UP ? "channel.up" : "channel.down"),
                now);
    }
}
