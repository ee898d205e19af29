// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.event.DomainEvents;
import org.madoguchi.platform.asterisk.AmiTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the session with Asterisk, the desk's intake and the menu's door told last. A change is
 * logged once. Safe for use by several threads.
 */
final class PhoneHealth {
    private static final Logger log = LoggerFactory.getLogger(PhoneSettings.PID);

    private static final String STARTING = "health.starting";

    /**
     * So long an event that was set aside is shown; the channel's last trouble tells of it
     * afterwards.
     */
    private static final Duration SET_ASIDE_SHOWN = Duration.ofMinutes(10);

    private final PhoneSettings settings;
    private final DomainEvents events;
    private final Clock clock;

    private String session = STARTING;
    private String intake = "";
    private Instant setAsideShownTo = Instant.MIN;
    private String door = "";
    private String queueLog = "";
    private ChannelHealth current;

    PhoneHealth(PhoneSettings settings, DomainEvents events, Clock clock) {
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.current = new ChannelHealth(State.DEGRADED, text(session), clock.instant());
    }

    synchronized ChannelHealth current() {
        return current;
    }

    synchronized void connected() {
        session = "";
        refresh(null);
    }

    synchronized void disconnected(AmiTrouble trouble) {
        session = trouble == AmiTrouble.REFUSED ? "health.refused" : "health.unreachable";
        refresh(null);
    }

    synchronized void taken() {
        if (!intake.isEmpty() && !clock.instant().isBefore(setAsideShownTo)) {
            intake = "";
            refresh(null);
        }
    }

    /** Something of this call cannot be stored, whatever is tried. */
    synchronized void setAside(String call, Throwable cause) {
        log.error("{}: an event of call {} is set aside", settings.id(), call, cause);
        intake = "health.set-aside";
        setAsideShownTo = clock.instant().plus(SET_ASIDE_SHOWN);
        refresh(null);
    }

    synchronized void notTaken(Throwable cause) {
        intake = "health.intake";
        refresh(cause);
    }

    synchronized void doorOpen() {
        door = "";
        refresh(null);
    }

    synchronized void doorClosed(Throwable cause) {
        door = "health.agi";
        refresh(cause);
    }

    synchronized void recordingsUnreadable(Throwable cause) {
        intake = "health.recordings";
        refresh(cause);
    }

    synchronized void queueLogRead() {
        queueLog = "";
        refresh(null);
    }

    synchronized void queueLogUnreadable(Throwable cause) {
        queueLog = "health.queue-log";
        refresh(cause);
    }

    private void refresh(Throwable cause) {
        String worst =
                Stream.of(session, intake, door, queueLog)
                        .filter(key -> !key.isEmpty())
                        .findFirst()
                        .orElse("");
        boolean away = !session.isEmpty() && !session.equals(STARTING);
        State state = worst.isEmpty() ? State.UP : away ? State.DOWN : State.DEGRADED;
        LocalizedText explanation = text(worst.isEmpty() ? "health.up" : worst);
        if (state == current.state() && explanation.equals(current.explanation())) {
            return;
        }
        if (state == State.UP) {
            log.info("{}: {}", settings.id(), explanation.en());
        } else {
            log.warn("{}: {}", settings.id(), explanation.en(), cause);
        }
        current =
                new ChannelHealth(
                        state,
                        explanation,
                        state == current.state() ? current.since() : clock.instant());
        events.publish(new ChannelChanged(settings.id(), clock.instant()));
    }

    private LocalizedText text(String key) {
        return Texts.text(
                key,
                settings.account().host() + ":" + settings.account().port(),
                settings.agiHost() + ":" + settings.agiPort());
    }
}
