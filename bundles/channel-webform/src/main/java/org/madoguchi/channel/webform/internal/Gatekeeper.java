// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import java.time.Clock;
import java.util.Optional;
import org.madoguchi.web.Pace;

/**
 * Stops machines without asking people to prove anything: a form must have been shown by us, not
 * just now, and one address sends so many in a minute. Whoever is stopped is told, keeps what was
 * typed and can go on by pressing the button again.
 */
final class Gatekeeper {
    /** A text may be mended after sending a few times; a program that sends on and on may not. */
    private static final int SENDS_OF_ONE_TICKET = 5;

    private final WebformSettings settings;
    private final Clock clock;
    private final Pace addresses;
    private final Pace tickets;

    /**
     * @param status of the answer
     */
    record Stopped(String key, int status) {}

    Gatekeeper(WebformSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.addresses = new Pace(settings.sendsPerMinute(), clock);
        this.tickets = new Pace(SENDS_OF_ONE_TICKET, clock);
    }

    /**
     * Why this must not be sent now, if it must not.
     *
     * @param shown empty when the page was not ours, or too old
     */
    Optional<Stopped> stops(Optional<Ticket> shown, String address) {
        if (shown.isEmpty()) {
            return Optional.of(new Stopped("stopped.ticket", 422));
        }
        if (clock.instant().isBefore(shown.get().issued().plus(settings.fillTime()))) {
            return Optional.of(new Stopped("stopped.hasty", 422));
        }
        boolean slowly =
                addresses.allows(Pace.network(address)) && tickets.allows(shown.get().name());
        return slowly ? Optional.empty() : Optional.of(new Stopped("stopped.often", 429));
    }

    /** One more has been taken: what is refused or repeated does not count. */
    void taken(Ticket ticket, String address) {
        addresses.count(Pace.network(address));
        tickets.count(ticket.name());
    }
}
