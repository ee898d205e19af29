// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelHealth.State;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Troubles;
import org.madoguchi.api.event.DomainEvents;

/** What the session with Asterisk, the last look into the folder and the last FAX told. */
final class FaxHealth {
    /** What a trouble stops. */
    enum Part {
        /** The session with Asterisk: without Asterisk no FAX comes or goes. */
        ASTERISK,
        FOLDER,
        INTAKE,
        SENDING
    }

    private final Troubles<Part> troubles;

    FaxHealth(ChannelId channel, DomainEvents events, Clock clock) {
        troubles =
                new Troubles<>(
                        channel,
                        Part.ASTERISK,
                        Texts.text("health.starting"),
                        Texts.text("health.up"),
                        FaxHealth::state,
                        events,
                        clock);
    }

    private static State state(Map<Part, LocalizedText> known) {
        boolean inbound = known.containsKey(Part.FOLDER) || known.containsKey(Part.INTAKE);
        boolean outbound = known.containsKey(Part.ASTERISK) || known.containsKey(Part.SENDING);
        boolean gone = Texts.text("health.unreachable").equals(known.get(Part.ASTERISK));
        return gone || inbound && outbound ? State.DOWN : State.DEGRADED;
    }

    ChannelHealth current() {
        return troubles.current();
    }

    /** What is wrong with the session, if anything is. */
    Optional<LocalizedText> asterisk() {
        return troubles.of(Part.ASTERISK);
    }

    void works(Part part) {
        troubles.works(part);
    }

    /**
     * @param key of the explanation
     */
    void fails(Part part, String key, Throwable cause) {
        troubles.fails(part, Texts.text(key), cause);
    }
}
