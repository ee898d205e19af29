// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.madoguchi.api.identity.User;

/**
 * Owners of tokens that were used a moment ago: a program asks thousands of times with the same
 * one. What is forgotten is forgotten at once, also for who is reading it from the database right
 * now; what another node changed is seen after {@link #LONGEST}. Safe for use by several threads.
 */
final class KnownTokens {
    static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int MOST = 1_000;

    private final Clock clock;
    private final Map<String, Known> owners = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    KnownTokens(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param hash what is stored of the secret
     * @param load reads the owner, if the token still works
     */
    Optional<User> owner(String hash, Supplier<Optional<User>> load) {
        // before reading: a change that commits meanwhile makes what was read worthless
        long before = generation.get();
        Instant now = clock.instant();
        Known known = owners.get(hash);
        if (known != null && known.generation == before && now.isBefore(known.until)) {
            return Optional.of(known.owner);
        }
        Optional<User> owner = load.get();
        // only what works is kept: guesses must not fill the memory
        owner.ifPresent(user -> keep(hash, new Known(user, before, now.plus(LONGEST))));
        return owner;
    }

    private void keep(String hash, Known known) {
        if (owners.size() >= MOST) {
            owners.clear();
        }
        owners.put(hash, known);
    }

    /** After the commit of anything that decides about tokens and their owners. */
    void forget() {
        generation.incrementAndGet();
        owners.clear();
    }

    private record Known(User owner, long generation, Instant until) {}
}
