// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Finds out whether the centre has got our "taken". A short message carries no number of its own:
 * until the centre is known to have the answer, an equal one is a repetition; afterwards it is
 * somebody who says the same again. The line that carried the answer and is alive a while later has
 * carried it to the end. Safe for use by several threads.
 */
final class Confirmations {
    /** Answer and repetition may have crossed on the way. */
    private static final Duration CROSSING = Duration.ofSeconds(60);

    private final Clock clock;
    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();

    private final AtomicInteger line = new AtomicInteger();

    private record Answered(Gathering message, Instant at) {}

    Confirmations(Clock clock) {
        this.clock = clock;
    }

    /** Names the line on which pieces come now. */
    int line() {
        return line.get();
    }

    /**
     * Whole messages only: parts carry a number of their message.
     *
     * @param on the line on which it came
     */
    void answered(Gathering message, int on) {
        if (message.total() == 1 && on == line.get()) {
            answered.add(new Answered(message, clock.instant()));
        }
    }

    /** What was answered on the line that broke may be repeated. */
    void lineLost() {
        line.incrementAndGet();
        answered.clear();
    }

    /**
     * @param lastHeard when the centre last said anything on the line that now is
     */
    void sweep(Instant lastHeard, Consumer<Gathering> known) {
        Instant crossed = clock.instant().minus(CROSSING);
        for (Iterator<Answered> all = answered.iterator(); all.hasNext(); ) {
            Answered next = all.next();
            if (next.at().isBefore(crossed) && lastHeard.isAfter(next.at().plusSeconds(1))) {
                known.accept(next.message());
                all.remove();
            }
        }
    }
}
