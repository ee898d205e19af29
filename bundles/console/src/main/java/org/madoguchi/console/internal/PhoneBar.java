// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.OperatorStatus;
import org.madoguchi.api.telephony.TransferKind;

/**
 * What is always at hand while somebody is on the telephone: the own state, the own call, and a
 * call that rings.
 *
 * @param seat empty for who sits at no telephone
 * @param call rings, is talked or is wrapped up
 * @param earlier the caller's last cases, the present one left out
 * @param problem why what was asked for could not be done
 */
record PhoneBar(
        Screen screen,
        Optional<OperatorStatus> seat,
        Optional<CallLine> call,
        List<CaseSummary> earlier,
        String callerName,
        List<Disposition> dispositions,
        Optional<LocalizedText> problem) {
    PhoneBar {
        earlier = List.copyOf(earlier);
        dispositions = List.copyOf(dispositions);
    }

    boolean is(OperatorState state) {
        return seat.filter(one -> one.state() == state).isPresent();
    }

    /** By the queue, or handed on by a colleague. */
    boolean rings() {
        boolean free = is(OperatorState.READY) || is(OperatorState.AWAY);
        return call.map(line -> line.call().state())
                .filter(
                        state ->
                                state == CallState.RINGING
                                        || free && state == CallState.TRANSFERRED)
                .isPresent();
    }

    boolean talks() {
        return is(OperatorState.TALKING) && call.isPresent();
    }

    boolean wrapsUp() {
        return is(OperatorState.WRAP_UP);
    }

    /** Three are talking. */
    boolean isJoined() {
        return call.flatMap(line -> line.call().transfer())
                .filter(TransferKind.JOINED::equals)
                .isPresent();
    }

    boolean isOnHold() {
        return heldSince().isPresent();
    }

    private Optional<Instant> heldSince() {
        return seat.flatMap(OperatorStatus::heldSince);
    }

    /** How long the citizen has been on hold when the bar was made. */
    String held() {
        return heldSince()
                .flatMap(from -> call.map(line -> Duration.between(from, line.now())))
                .map(CallLine::clock)
                .orElse("");
    }

    /** While it stays, menus and dialogs of the bar stay open; a hold changes nothing of it. */
    String state() {
        return seat.map(one -> one.state().name()).orElse("none");
    }

    /** What the state menu shows: the state, or why away. */
    String stateText() {
        return seat.map(one -> SeatWords.state(screen, one)).orElse("");
    }

    /** For a class of the style sheet. */
    String tone() {
        return seat.map(SeatWords::tone).orElse("none");
    }

    long since() {
        return seat.map(SeatWords::since).map(Instant::toEpochMilli).orElse(0L);
    }

    String path() {
        return call.flatMap(line -> line.call().caseId())
                .map(id -> "/console/cases/" + id)
                .orElse("");
    }
}
