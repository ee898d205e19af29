// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.madoguchi.api.cases.BoardLimits;
import org.madoguchi.api.cases.BoardSettings;
import org.madoguchi.api.event.DomainEvent;
import org.madoguchi.api.event.DomainEventListener;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.telephony.Call;
import org.madoguchi.api.telephony.CallChanged;
import org.madoguchi.api.telephony.CallState;
import org.madoguchi.api.telephony.Calls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Who waits on the telephone. Every open page asks after each change, so that the answer is shared
 * until the next one, for a second at most.
 */
@Component(service = {QueueWatch.class, DomainEventListener.class})
public final class QueueWatch implements DomainEventListener {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Calls calls;
    private final BoardSettings settings;
    private final Clock clock;
    private Instant read = Instant.MIN;
    private List<Queue> known = List.of();

    @Activate
    public QueueWatch(@Reference Calls calls, @Reference BoardSettings settings) {
        this(calls, settings, Clock.systemUTC());
    }

    QueueWatch(Calls calls, BoardSettings settings, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A queue in which somebody waits.
     *
     * @param name may be empty
     * @param since since when the one who waits longest does
     */
    record Queue(String name, long waiting, Instant since) {
        private static Queue of(String name, List<Call> calls) {
            return new Queue(
                    name,
                    calls.size(),
                    calls.stream()
                            .map(QueueWatch::since)
                            .min(Comparator.naturalOrder())
                            .orElseThrow());
        }
    }

    /**
     * All queues together.
     *
     * @param since since when the one who waits longest does; empty when nobody waits
     * @param alert too many, or too long
     */
    record Light(long waiting, Optional<Instant> since, boolean alert) {}

    /** Who asks after a change must not be told what was before: nobody may ask again. */
    @Override
    public void on(DomainEvent event) {
        if (event instanceof CallChanged) {
            forget();
        }
    }

    private synchronized void forget() {
        read = Instant.MIN;
    }

    /** By name; needs {@code CASE_READ}. */
    synchronized List<Queue> queues(Actor actor) {
        Instant now = clock.instant();
        if (read.isBefore(now.minus(FRESH))) {
            known =
                    calls.live(actor).stream()
                            .filter(QueueWatch::waits)
                            .collect(
                                    Collectors.groupingBy(
                                            Call::queue, TreeMap::new, Collectors.toList()))
                            .entrySet()
                            .stream()
                            .map(queue -> Queue.of(queue.getKey(), queue.getValue()))
                            .toList();
            read = now;
        }
        return known;
    }

    Light light(Actor actor) {
        return light(queues(actor), settings.limits(), clock.instant());
    }

    static Light light(List<Queue> queues, BoardLimits limits, Instant now) {
        long waiting = queues.stream().mapToLong(Queue::waiting).sum();
        Optional<Instant> since = queues.stream().map(Queue::since).min(Comparator.naturalOrder());
        return new Light(
                waiting,
                since,
                limits.callsAreTooMany(
                        waiting,
                        since.map(from -> Duration.between(from, now)).orElse(Duration.ZERO)));
    }

    /** As the figures of the telephone page count. */
    private static boolean waits(Call call) {
        return call.state() == CallState.QUEUED || call.state() == CallState.RINGING;
    }

    private static Instant since(Call call) {
        return call.queuedAt().orElse(call.arrivedAt());
    }
}
