// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Lets a mail that could not be taken wait longer each time, so that it neither blocks the others
 * nor fills the log. In memory: after a restart everything is tried at once. To Camel it is a
 * repository of what shall be skipped; whether a mail is known already is the intake's affair.
 */
final class Patience implements IdempotentRepository {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MAX_MAILS = 1_000;

    private final Clock clock;
    private final Duration first;
    private final Map<String, Wait> waits =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Wait> eldest) {
                    return size() > MAX_MAILS;
                }
            };

    /**
     * @param first how long a mail waits after its first failure
     */
    Patience(Clock clock, Duration first) {
        this.clock = clock;
        this.first = first;
    }

    private record Wait(Duration length, Instant until) {}

    /** Whether the mail's time has come. */
    @Override
    public synchronized boolean add(String mail) {
        Wait wait = waits.get(mail);
        return wait == null || !clock.instant().isBefore(wait.until());
    }

    @Override
    public synchronized boolean contains(String mail) {
        return !add(mail);
    }

    /** The mail was not taken. */
    @Override
    public synchronized boolean remove(String mail) {
        Wait before = waits.remove(mail);
        Duration length = before == null ? first : before.length().multipliedBy(2);
        if (length.compareTo(LONGEST) > 0) {
            length = LONGEST;
        }
        waits.put(mail, new Wait(length, clock.instant().plus(length)));
        return true;
    }

    /** The mail was taken. */
    @Override
    public synchronized boolean confirm(String mail) {
        waits.remove(mail);
        return true;
    }

    @Override
    public synchronized void clear() {
        waits.clear();
    }

    @Override
    public void start() {
        // nothing to open
    }

    @Override
    public void stop() {
        // nothing to close
    }
}
