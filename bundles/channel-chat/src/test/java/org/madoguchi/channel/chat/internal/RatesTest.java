// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.madoguchi.test.TestClock;

class RatesTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-27T03:00:00Z"));
    private final Rates rates = new Rates(3, Duration.ofMinutes(1), clock);

    @Test
    void whoHasUsedUpHisActsShouldWaitAndOthersNot() {
        for (int i = 0; i < 3; i++) {
            assertThat(rates.take("a")).isTrue();
        }
        assertThat(rates.take("a")).isFalse();
        assertThat(rates.take("b")).isTrue();

        clock.advance(Duration.ofSeconds(20));
        assertThat(rates.take("a")).isTrue();
        assertThat(rates.take("a")).isFalse();
    }

    @Test
    void actsShouldNotBeSavedUpForLongerThanTheTime() {
        rates.take("a");
        clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(rates.take("a")).isTrue();
        }
        assertThat(rates.take("a")).isFalse();
    }
}
