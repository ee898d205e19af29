// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.event.DomainEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the session with Asterisk, the last look into the folder and the last FAX told. A trouble is
 * logged once, when it begins, and once more when it ends. Safe for use by several threads.
 */
final class FaxHealth {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.fax");

    /** What a trouble stops. */
    enum Part {
        /** The session with Asterisk: without Asterisk no FAX comes or goes. */
        ASTERISK,
        FOLDER,
        INTAKE,
        SENDING
    }

    private final ChannelId channel;
    private final DomainEvents events;
    private final Clock clock;
    private final Map<Part, String> troubles = new EnumMap<>(Part.class);
    private ChannelHealth current;

    FaxHealth(ChannelId channel, DomainEvents events, Clock clock) {
        this.channel = channel;
        this.events = events;
        this.clock = clock;
        troubles.put(Part.ASTERISK, "health.starting");
        current = new ChannelHealth(State.DEGRADED, Texts.text("health.starting"), clock.instant());
    }

    synchronized ChannelHealth current() {
        return current;
    }

    /** What is wrong with the session, if anything is. */
    synchronized Optional<LocalizedText> asterisk() {
        return Optional.ofNullable(troubles.get(Part.ASTERISK)).map(key -> Texts.text(key));
    }

    synchronized void works(Part part) {
        String before = troubles.remove(part);
        if (before != null) {
            log.info("{}: {} works", channel, part);
            refresh();
        }
    }

    /**
     * @param key of the explanation
     */
    synchronized void fails(Part part, String key, Throwable cause) {
        if (!key.equals(troubles.put(part, key))) {
            log.warn("{}: {}", channel, Texts.text(key).en(), cause);
            refresh();
        } else {
            log.debug("{}: {}", channel, key, cause);
        }
    }

    private void refresh() {
        State state = state();
        LocalizedText explanation = troubles.isEmpty() ? Texts.text("health.up") : explanation();
        current =
                new ChannelHealth(
                        state,
                        explanation,
                        state == current.state() ? current.since() : clock.instant());
        events.publish(new ChannelChanged(channel, clock.instant()));
    }

    private State state() {
        if (troubles.isEmpty()) {
            return State.UP;
        }
        boolean inbound = troubles.containsKey(Part.FOLDER) || troubles.containsKey(Part.INTAKE);
        boolean outbound =
                troubles.containsKey(Part.ASTERISK) || troubles.containsKey(Part.SENDING);
        boolean gone = "health.unreachable".equals(troubles.get(Part.ASTERISK));
        return gone || inbound && outbound ? State.DOWN : State.DEGRADED;
    }

    private LocalizedText explanation() {
        return new LocalizedText(
                troubles.values().stream()
                        .map(key -> Texts.text(key).ja())
                        .collect(Collectors.joining()),
                troubles.values().stream()
                        .map(key -> Texts.text(key).en())
                        .collect(Collectors.joining(" ")));
    }
}
