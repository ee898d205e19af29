// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.Locale;
import org.madoguchi.api.telephony.OperatorStatus;

/** How pages show what somebody at a telephone does. */
final class SeatWords {
    private SeatWords() {}

    /** The state, or why away; on hold while the citizen hears music. */
    static String state(Screen screen, OperatorStatus seat) {
        if (seat.heldSince().isPresent()) {
            return screen.text("phone.held");
        }
        return seat.reason()
                .map(reason -> screen.name("phone.away", reason))
                .orElseGet(() -> screen.name("phone.state", seat.state()));
    }

    /** For a class of the style sheet. */
    static String tone(OperatorStatus seat) {
        return seat.heldSince().isPresent()
                ? "held"
                : seat.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From when the clock beside it counts. */
    static Instant since(OperatorStatus seat) {
        return seat.heldSince().orElse(seat.since());
    }
}
