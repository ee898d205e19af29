// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.madoguchi.api.telephony.CallEvent;
import org.madoguchi.api.telephony.Extension;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.api.telephony.TransferKind;

/**
 * What Asterisk writes down of its queues' calls, whoever listens: {@code
 * SECONDS|CALL|QUEUE|MEMBER|EVENT|…}.
 */
final class QueueLog {
    /** Of a log that was never begun anew only so much of the end is read. */
    private static final long TAIL = 16L * 1024 * 1024;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,11}(\\.[0-9]+)?");
    private static final Pattern CALL = Pattern.compile("[0-9A-Za-z.-]{1,150}");

    private QueueLog() {}

    /** What happened from this second on, in its order; lines that tell nothing are passed over. */
    static List<CallEvent> since(Path file, Instant from) throws IOException {
        List<CallEvent> events = new ArrayList<>();
        try (SeekableByteChannel log = Files.newByteChannel(file)) {
            boolean cut = log.size() > TAIL;
            log.position(cut ? log.size() - TAIL : 0);
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    Channels.newInputStream(log), StandardCharsets.UTF_8));
            String line = cut ? lines.readLine() : "";
            while (line != null) {
                events.addAll(told(line.split("\\|", -1), from.truncatedTo(ChronoUnit.SECONDS)));
                line = lines.readLine();
            }
        }
        return events;
    }

    private static List<CallEvent> told(String[] parts, Instant from) {
        if (parts.length < 5
                || !SECONDS.matcher(parts[0]).matches()
                || !CALL.matcher(parts[1]).matches()) {
            return List.of();
        }
        Instant at = Instant.ofEpochMilli(Math.round(Double.parseDouble(parts[0]) * 1000));
        return at.isBefore(from) ? List.of() : told(parts, parts[1], at);
    }

    private static List<CallEvent> told(String[] parts, String call, Instant at) {
        return switch (parts[4]) {
            case "ENTERQUEUE" ->
                    List.of(
                            new CallEvent.Arrived(
                                    call, at, CallMapper.caller(part(parts, 6)), "", ""),
                            new CallEvent.Queued(call, at, parts[2]));
            case "CONNECT" -> at(parts, phone -> new CallEvent.Answered(call, at, phone));
            case "COMPLETECALLER", "COMPLETEAGENT" ->
                    and(
                            at(parts, phone -> new CallEvent.Released(call, at, phone)),
                            new CallEvent.Ended(call, at));
            case "ABANDON" -> List.of(new CallEvent.Ended(call, at));
            case "EXITWITHTIMEOUT", "EXITEMPTY" ->
                    List.of(
                            new CallEvent.TurnedAway(call, at, Outcome.OVERFLOW),
                            new CallEvent.Ended(call, at));
            // who was handed on may still talk: the look at Asterisk tells
            case "BLINDTRANSFER" -> handedOn(parts, call, at, part(parts, 5), TransferKind.BLIND);
            case "ATTENDEDTRANSFER" -> handedOn(parts, call, at, "", TransferKind.ATTENDED);
            default -> List.of();
        };
    }

    private static List<CallEvent> handedOn(
            String[] parts, String call, Instant at, String to, TransferKind kind) {
        return at(parts, phone -> new CallEvent.Transferred(call, at, phone, to, kind));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }

    /** A member goes by the name that the product gave it, or by its device. */
    private static List<CallEvent> at(String[] parts, Function<Extension, CallEvent> event) {
        Optional<Extension> phone =
                Extension.isOne(parts[3])
                        ? Optional.of(new Extension(parts[3]))
                        : Devices.extension(parts[3]);
        return phone.map(event).map(List::of).orElse(List.of());
    }

    private static List<CallEvent> and(List<CallEvent> before, CallEvent last) {
        List<CallEvent> all = new ArrayList<>(before);
        all.add(last);
        return all;
    }
}
