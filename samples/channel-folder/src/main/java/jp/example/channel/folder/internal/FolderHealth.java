// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import java.time.Clock;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.event.DomainEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the last poll, the last file and the last message told. A trouble is logged once, when it
 * begins. Safe for use by several threads.
 */
final class FolderHealth {
    private static final Logger log = LoggerFactory.getLogger(FolderSettings.PID);

    private final ChannelId channel;
    private final DomainEvents events;
    private final Clock clock;

    private boolean unreachable;
    private boolean notTaken;
    private boolean notSent;
    private String key = "";
    private ChannelHealth current;

    FolderHealth(ChannelId channel, DomainEvents events, Clock clock) {
        this.channel = channel;
        this.events = events;
        this.clock = clock;
        refresh();
    }

    synchronized ChannelHealth current() {
        return current;
    }

    synchronized void reachable() {
        unreachable = false;
        refresh();
    }

    synchronized void unreachable() {
        unreachable = true;
        refresh();
    }

    /**
     * @param failed whether a file was left behind
     */
    synchronized void polled(boolean failed) {
        notTaken = failed;
        refresh();
    }

    synchronized void sent() {
        notSent = false;
        refresh();
    }

    synchronized void notSent(Throwable cause) {
        log.debug("{}: file not written", channel, cause);
        notSent = true;
        refresh();
    }

    private void refresh() {
        String now =
                unreachable
                        ? "health.folder"
                        : notTaken ? "health.in" : notSent ? "health.out" : "health.up";
        if (now.equals(key)) {
            return;
        }
        boolean first = key.isEmpty();
        key = now;
        State state = unreachable ? State.DOWN : notTaken || notSent ? State.DEGRADED : State.UP;
        current =
                new ChannelHealth(
                        state, LocalizedText.from(FolderHealth.class, now), clock.instant());
        if (!first) {
            if (state == State.UP) {
                log.info("{}: works again", channel);
            } else {
                log.warn("{}: {}", channel, current.explanation().en());
            }
            events.publish(new ChannelChanged(channel, clock.instant()));
        }
    }
}
