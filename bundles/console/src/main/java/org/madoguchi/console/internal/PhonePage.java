// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.Figures;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.OperatorStatus;

/**
 * The page of the telephone: who waits, who works, how the day goes, whom to call back.
 *
 * @param mine the reader's own seat
 * @param problem why what was asked for could not be done
 */
record PhonePage(
        Screen screen,
        Optional<OperatorStatus> mine,
        Figures figures,
        List<CallLine> live,
        List<Seat> seats,
        List<CallLine> missed,
        Instant now,
        Optional<LocalizedText> problem) {
    PhonePage {
        live = List.copyOf(live);
        seats = List.copyOf(seats);
        missed = List.copyOf(missed);
    }

    /** An operator at a telephone. */
    record Seat(OperatorStatus status, String name) {
        String tone() {
            return SeatWords.tone(status);
        }

        Instant since() {
            return SeatWords.since(status);
        }
    }

    /** The reader may hear this operator's call by a telephone of their own. */
    boolean canListenTo(Seat seat) {
        return screen.may(Permission.CALL_LISTEN)
                && seat.status().state() == OperatorState.TALKING
                && seat.status().call().isPresent()
                && mine.filter(own -> !own.user().equals(seat.status().user())).isPresent();
    }

    List<CallLine> waiting() {
        return live.stream()
                .filter(
                        line ->
                                line.call().state() == CallState.QUEUED
                                        || line.call().state() == CallState.RINGING)
                .toList();
    }

    String state(Seat seat) {
        return SeatWords.state(screen, seat.status());
    }

    String clock(Duration span) {
        return CallLine.clock(span);
    }
}
