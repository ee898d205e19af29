// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;

class KnownTokensTest {
    private static final User OWNER =
            new User(
                    new UserId(1),
                    "sato",
                    "佐藤 花子",
                    Set.of(Role.OPERATOR),
                    Optional.empty(),
                    true,
                    false,
                    Optional.empty());

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
    private final AtomicInteger reads = new AtomicInteger();
    private final KnownTokens tokens =
            new KnownTokens(
                    new Clock() {
                        @Override
                        public ZoneOffset getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(java.time.ZoneId zone) {
                            return this;
                        }

                        @Override
                        public Instant instant() {
                            return now.get();
                        }
                    });

    private Optional<User> owner(Optional<User> stored) {
        return tokens.owner(
                "hash",
                () -> {
                    reads.incrementAndGet();
                    return stored;
                });
    }

    @Test
    void aTokenShouldBeReadOnceWithinAMoment() {
        owner(Optional.of(OWNER));
        assertThat(owner(Optional.empty())).contains(OWNER);
        assertThat(reads).hasValue(1);
    }

    @Test
    void anotherNodesChangeShouldShowAfterTheMoment() {
        owner(Optional.of(OWNER));
        now.set(now.get().plus(KnownTokens.LONGEST));
        assertThat(owner(Optional.empty())).isEmpty();
    }

    @Test
    void whatIsForgottenShouldBeReadAgain() {
        owner(Optional.of(OWNER));
        tokens.forget();
        assertThat(owner(Optional.empty())).isEmpty();
    }

    @Test
    void whoReadsWhileATokenEndsShouldNotKeepIt() {
        tokens.owner(
                "hash",
                () -> {
                    tokens.forget(); // it ends after it was read and before it is kept
                    return Optional.of(OWNER);
                });
        assertThat(owner(Optional.empty())).isEmpty();
    }

    @Test
    void aWrongTokenShouldNeverBeKept() {
        owner(Optional.empty());
        owner(Optional.empty());
        assertThat(reads).hasValue(2);
    }
}
