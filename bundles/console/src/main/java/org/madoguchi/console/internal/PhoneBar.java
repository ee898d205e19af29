// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.OperatorState;
import org.madoguchi.api.telephony.OperatorStatus;

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

    /** What the state menu shows: the state, or why away. */
    String stateText() {
        return seat.map(
                        one ->
                                one.reason()
                                        .map(reason -> screen.name("phone.away", reason))
                                        .orElseGet(() -> screen.name("phone.state", one.state())))
                .orElse("");
    }

    /** For a class of the style sheet. */
    String tone() {
        return seat.map(one -> one.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("none");
    }

    long since() {
        return seat.map(one -> one.since().toEpochMilli()).orElse(0L);
    }

    String path() {
        return call.flatMap(line -> line.call().caseId())
                .map(id -> "/console/cases/" + id)
                .orElse("");
    }
}
