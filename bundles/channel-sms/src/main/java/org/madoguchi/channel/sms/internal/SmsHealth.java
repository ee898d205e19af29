// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.time.Clock;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Troubles;
import org.madoguchi.api.event.DomainEvents;

/** What the line, the last message in and the last message out told. */
final class SmsHealth {
    private enum Part {
        LINE,
        INTAKE,
        SENDING
    }

    private final String centre;
    private final Troubles<Part> troubles;

    /**
     * @param centre host and port, for people
     */
    SmsHealth(ChannelId channel, String centre, DomainEvents events, Clock clock) {
        this.centre = centre;
        this.troubles =
                new Troubles<>(
                        channel,
                        Part.LINE,
                        Texts.text("health.starting", centre),
                        Texts.text("health.up", centre),
                        known -> known.containsKey(Part.LINE) ? State.DOWN : State.DEGRADED,
                        events,
                        clock);
    }

    ChannelHealth current() {
        return troubles.current();
    }

    void bound() {
        troubles.works(Part.LINE);
    }

    /**
     * @param key of the explanation
     */
    void lineFailed(String key, Throwable cause) {
        troubles.fails(Part.LINE, Texts.text(key, centre), cause);
    }

    void taken() {
        troubles.works(Part.INTAKE);
    }

    void notTaken(Throwable cause) {
        troubles.fails(Part.INTAKE, Texts.text("health.intake"), cause);
    }

    void sent() {
        troubles.works(Part.SENDING);
    }

    void notSent(String key, Throwable cause) {
        troubles.fails(Part.SENDING, Texts.text(key, centre), cause);
    }
}
