// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.channel.PhoneNumber;

/**
 * The last message with each number, in either direction: a short message names none that it
 * answers, so that what comes soon after is taken as a part of the same conversation. Safe for use
 * by several threads.
 */
final class Conversations implements AutoCloseable {
    private static final int LINES_BEFORE_REWRITE = 10_000;

    private final Journal journal;
    private final Duration soon;
    private final Clock clock;
    private final Map<String, Last> lasts = new HashMap<>();
    private int lines;

    private record Last(String reference, Instant at) {
        String line(String number) {
            return at + " " + number + " " + reference;
        }
    }

    /**
     * @param soon how long a conversation rests before the next message begins another
     */
    Conversations(Path file, Duration soon, Clock clock) {
        this.journal = new Journal(file);
        this.soon = soon;
        this.clock = clock;
        for (String line : journal.read()) {
            String[] parts = line.split(" ", 3);
            if (parts.length == 3) {
                lasts.put(parts[1], new Last(parts[2], Instant.parse(parts[0])));
            }
        }
        tidy();
    }

    /** The thread id of the last message, when it was not long ago. */
    synchronized Optional<String> running(PhoneNumber with) {
        return Optional.ofNullable(lasts.get(with.value()))
                .filter(this::isFresh)
                .map(Last::reference);
    }

    synchronized void note(PhoneNumber with, String reference) {
        if (soon.isZero()) {
            return;
        }
        Last last = new Last(reference, clock.instant());
        journal.append(last.line(with.value()));
        lasts.put(with.value(), last);
        if (++lines >= LINES_BEFORE_REWRITE) {
            tidy();
        }
    }

    private boolean isFresh(Last last) {
        return last.at().plus(soon).isAfter(clock.instant());
    }

    private void tidy() {
        lasts.values().removeIf(last -> !isFresh(last));
        journal.rewrite(lasts.entrySet().stream().map(e -> e.getValue().line(e.getKey())).toList());
        lines = 0;
    }

    @Override
    public synchronized void close() {
        journal.close();
    }
}
