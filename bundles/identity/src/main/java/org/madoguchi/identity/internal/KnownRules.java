// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.madoguchi.api.Networks;
import org.madoguchi.api.identity.AccessRule;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.Role;

/**
 * The access rules as every request needs them. A change here counts at once, one of another node
 * after {@link #LONGEST}. Safe for use by several threads.
 */
final class KnownRules {
    static final Duration LONGEST = Duration.ofSeconds(1);

    private final Clock clock;
    private final Supplier<List<AccessRule>> load;
    private final AtomicLong generation = new AtomicLong();
    private volatile Known known;

    KnownRules(Clock clock, Supplier<List<AccessRule>> load) {
        this.clock = clock;
        this.load = load;
    }

    /** The most that any of the roles demands. */
    DemandedFactor demandedFactor(Collection<Role> roles) {
        Map<Role, Rule> rules = current();
        return roles.stream()
                .filter(rules::containsKey)
                .map(role -> rules.get(role).factor())
                .max(Comparator.naturalOrder())
                .orElse(DemandedFactor.NONE);
    }

    /** Whether every one of the roles can be had by a passkey without a password. */
    boolean allowPasskeyAlone(Collection<Role> roles) {
        Map<Role, Rule> rules = current();
        return roles.stream()
                .allMatch(role -> rules.containsKey(role) && rules.get(role).passkeyAlone());
    }

    /** Whether there is a role that can be had by a passkey without a password. */
    boolean allowPasskeyAlone() {
        return current().values().stream().anyMatch(Rule::passkeyAlone);
    }

    /** Whether every one of the roles may be used from the address. */
    boolean admit(Collection<Role> roles, String address) {
        return admit(current(), roles, address);
    }

    static boolean admit(Map<Role, Rule> rules, Collection<Role> roles, String address) {
        return roles.stream()
                .filter(rules::containsKey)
                .map(role -> rules.get(role).networks())
                .allMatch(networks -> networks.isEmpty() || networks.contain(address));
    }

    static Map<Role, Rule> parsed(Collection<AccessRule> rules) {
        return rules.stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                AccessRule::role, Rule::of, (first, second) -> second));
    }

    private Map<Role, Rule> current() {
        // before reading: a change that commits meanwhile makes what was read worthless
        long before = generation.get();
        Instant now = clock.instant();
        Known present = known;
        if (present != null && present.generation() == before && now.isBefore(present.until())) {
            return present.rules();
        }
        Known fresh = new Known(parsed(load.get()), before, now.plus(LONGEST));
        known = fresh;
        return fresh.rules();
    }

    /** After the commit of a change. */
    void forget() {
        generation.incrementAndGet();
    }

    record Rule(DemandedFactor factor, boolean passkeyAlone, Networks networks) {
        static Rule of(AccessRule rule) {
            return new Rule(
                    rule.factor(),
                    rule.passkeyAlone(),
                    Networks.of(rule.networks().toArray(String[]::new)));
        }
    }

    private record Known(Map<Role, Rule> rules, long generation, Instant until) {}
}
