// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final Duration TIME = Duration.ofMinutes(15);

    private final Throttle throttle = new Throttle(3, TIME);

    @Test
    void theThirdFailureShouldLockForTheWholeTime() {
        assertThat(throttle.fail("a", NOON)).isEmpty();
        assertThat(throttle.fail("a", NOON)).isEmpty();
        Instant last = NOON.plusSeconds(600);
        assertThat(throttle.fail("a", last)).contains(last.plus(TIME));

        assertThat(throttle.lockedUntil("a", last.plus(TIME).minusMillis(1))).isPresent();
        assertThat(throttle.lockedUntil("a", last.plus(TIME))).isEmpty();
        assertThat(throttle.lockedUntil("b", last)).isEmpty();
    }

    @Test
    void failuresFarApartShouldNotAddUp() {
        throttle.fail("a", NOON);
        throttle.fail("a", NOON);

        assertThat(throttle.fail("a", NOON.plus(TIME))).isEmpty();
    }

    @Test
    void aLimitOfZeroShouldNeverLock() {
        Throttle open = new Throttle(0, TIME);
        for (int i = 0; i < 1000; i++) {
            open.fail("a", NOON);
        }

        assertThat(open.lockedUntil("a", NOON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, 192.0.2.10",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:DB8:1:2::9, 20010db800010002",
        "::ffff:192.0.2.10, 192.0.2.10",
        "shell, shell"
    })
    void anIpv6NetworkShouldCountAsOneOrigin(String origin, String key) {
        assertThat(Origins.key(origin)).isEqualTo(key);
    }
}
