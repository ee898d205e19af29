// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelChanged;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.event.DomainEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the line, the last message in and the last message out told. A trouble is logged once, when
 * it begins, and once more when it ends. Safe for use by several threads.
 */
final class SmsHealth {
    private static final Logger log = LoggerFactory.getLogger("org.madoguchi.channel.sms");

    private final ChannelId channel;
    private final String centre;
    private final DomainEvents events;
    private final Clock clock;

    private String line = "health.starting";
    private String intake = "";
    private String sending = "";
    private ChannelHealth current;

    /**
     * @param centre host and port, for people
     */
    SmsHealth(ChannelId channel, String centre, DomainEvents events, Clock clock) {
        this.channel = channel;
        this.centre = centre;
        this.events = events;
        this.clock = clock;
        this.current = new ChannelHealth(State.DOWN, Texts.text(line, centre), clock.instant());
    }

    synchronized ChannelHealth current() {
        return current;
    }

    synchronized void bound() {
        ended(line, "the line");
        line = "";
        refresh();
    }

    /**
     * @param key of the explanation
     */
    synchronized void lineFailed(String key, Throwable cause) {
        began(line, key, cause);
        line = key;
        refresh();
    }

    synchronized void taken() {
        ended(intake, "intake");
        intake = "";
        refresh();
    }

    synchronized void notTaken(Throwable cause) {
        began(intake, "health.intake", cause);
        intake = "health.intake";
        refresh();
    }

    synchronized void sent() {
        ended(sending, "sending");
        sending = "";
        refresh();
    }

    synchronized void notSent(String key, Throwable cause) {
        began(sending, key, cause);
        sending = key;
        refresh();
    }

    private void began(String before, String key, Throwable cause) {
        if (!before.equals(key)) {
            log.warn("{}: {} ({})", channel, Texts.text(key, centre).en(), cause.toString());
        }
    }

    private void ended(String before, String what) {
        if (!before.isEmpty()) {
            log.info("{}: {} works", channel, what);
        }
    }

    private void refresh() {
        List<String> troubles =
                Stream.of(line, intake, sending).filter(key -> !key.isEmpty()).toList();
        State state = !line.isEmpty() ? State.DOWN : troubles.isEmpty() ? State.UP : State.DEGRADED;
        LocalizedText explanation =
                troubles.isEmpty() ? Texts.text("health.up", centre) : explain(troubles);
        if (state != current.state() || !explanation.equals(current.explanation())) {
            current =
                    new ChannelHealth(
                            state,
                            explanation,
                            state == current.state() ? current.since() : clock.instant());
            events.publish(new ChannelChanged(channel, clock.instant()));
        }
    }

    private LocalizedText explain(List<String> keys) {
        List<LocalizedText> texts = keys.stream().map(key -> Texts.text(key, centre)).toList();
        return new LocalizedText(
                texts.stream().map(LocalizedText::ja).collect(Collectors.joining()),
                texts.stream().map(LocalizedText::en).collect(Collectors.joining(" ")));
    }
}
