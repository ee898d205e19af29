// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.api.telephony.Call;

/**
 * A call as a page shows it.
 *
 * @param operatorName who takes or took it, may be empty
 * @param handedTo whose number it was handed on to, as far as the phone book knows it; may be empty
 */
record CallLine(Call call, String operatorName, String handedTo, Instant now) {
    /** As people in Japan dial it; empty when it is withheld. */
    String number() {
        String value = call.party().value();
        return PhoneNumber.read(value).map(PhoneNumber::dialled).orElse(value);
    }

    /**
     * What it is about as far as the caller has told: entrance and menu, else the number that was
     * dialled.
     */
    String topic() {
        String told =
                Stream.of(call.entrance(), call.menu())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ／ "));
        return told.isEmpty() ? call.line() : told;
    }

    /** Somebody planned to call again, and now is the time. */
    boolean isTimeToCallAgain() {
        return call.callbackDue() && call.callAgainAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Key of what became of the plan to call again. */
    String plan() {
        return !call.callbackDue()
                ? "call.again.over"
                : isTimeToCallAgain() ? "call.again.due" : "call.again.planned";
    }

    String waited() {
        return clock(call.waited(now));
    }

    String talked() {
        return clock(call.talked(now));
    }

    boolean wasAnswered() {
        return call.answeredAt().isPresent();
    }

    /** The moment from which a running clock counts. */
    long since() {
        return call.answeredAt().or(call::queuedAt).orElse(call.arrivedAt()).toEpochMilli();
    }

    static String clock(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        return seconds >= 3600
                ? String.format("%d:%02d:%02d", seconds / 3600, seconds % 3600 / 60, seconds % 60)
                : String.format("%02d:%02d", seconds / 60, seconds % 60);
    }
}
