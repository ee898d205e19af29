// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.event.DomainEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the last calls in both directions told. A trouble is logged once, when it begins, and once
 * more when it ends. Safe for use by several threads.
 */
final class LineHealth {
    /** What may be wrong, each by itself. */
    enum Part {
        /** We do not reach LINE, or it does not know us. */
        CONNECTION,
        /** The month's messages are used up, or too many come at once. */
        QUOTA,
        /** The desk does not take in what LINE brings. */
        INTAKE
    }

    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.line");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d H:mm");
    private static final String UNKNOWN_TOKEN = "health.token";

    private final ChannelId channel;
    private final DomainEvents events;
    private final ZoneId zone;
    private final Clock clock;
    private final Map<Part, String> troubles = new EnumMap<>(Part.class);
    private boolean asked;
    private long refused;
    private Instant lastRefused;
    private ChannelHealth current;

    LineHealth(ChannelId channel, DomainEvents events, ZoneId zone, Clock clock) {
        this.channel = channel;
        this.events = events;
        this.zone = zone;
        this.clock = clock;
        this.current =
                new ChannelHealth(State.DEGRADED, Texts.text("health.starting"), clock.instant());
    }

    synchronized ChannelHealth current() {
        return current;
    }

    synchronized boolean isUp() {
        return current.state() == State.UP;
    }

    synchronized void well(Part part) {
        asked |= part == Part.CONNECTION;
        if (troubles.remove(part) != null) {
            log.info("{}: {} works again", channel, part);
        }
        refresh();
    }

    /**
     * @param key of the explanation
     */
    synchronized void ill(Part part, String key, Throwable cause) {
        asked |= part == Part.CONNECTION;
        if (!key.equals(troubles.put(part, key))) {
            log.warn("{}: {}", channel, Texts.text(key).en(), cause);
        }
        refresh();
    }

    /** LINE knows the token or not; it is not to be reached at all. */
    void answered(LineApi.Answer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            ill(Part.CONNECTION, UNKNOWN_TOKEN, null);
        } else if (answer.status() >= 500) {
            ill(Part.CONNECTION, "health.line-fails", null);
        } else {
            well(Part.CONNECTION);
        }
    }

    void unreachable(LineApi.Unreachable cause) {
        ill(Part.CONNECTION, "health.unreachable", cause);
    }

    /**
     * A request whose signature does not fit: anybody can send one, so it is no trouble of ours.
     */
    synchronized void refusedOne() {
        refused++;
        lastRefused = clock.instant();
        if (refused == 1) {
            log.warn("{}: a request was refused, its signature does not fit", channel);
        }
    }

    /** Tells the screens what has changed; called every few seconds. */
    synchronized void refresh() {
        State state = state();
        LocalizedText explanation = explanation();
        if (state != current.state() || !explanation.equals(current.explanation())) {
            boolean same = state == current.state();
            current =
                    new ChannelHealth(state, explanation, same ? current.since() : clock.instant());
            events.publish(new ChannelChanged(channel, clock.instant()));
        }
    }

    private State state() {
        if (troubles.isEmpty()) {
            return asked ? State.UP : State.DEGRADED;
        }
        boolean neither =
                troubles.containsValue(UNKNOWN_TOKEN)
                        || troubles.containsKey(Part.CONNECTION)
                                && troubles.containsKey(Part.INTAKE);
        return neither ? State.DOWN : State.DEGRADED;
    }

    private LocalizedText explanation() {
        LocalizedText whole =
                troubles.isEmpty()
                        ? Texts.text(asked ? "health.up" : "health.starting")
                        : LocalizedText.same("");
        for (String key : troubles.values()) {
            whole = joined(whole, Texts.text(key));
        }
        return refused == 0
                ? whole
                : joined(
                        whole,
                        Texts.text(
                                "health.refused", refused, TIME.format(lastRefused.atZone(zone))));
    }

    private static LocalizedText joined(LocalizedText one, LocalizedText other) {
        return new LocalizedText(one.ja() + other.ja(), (one.en() + " " + other.en()).strip());
    }
}
