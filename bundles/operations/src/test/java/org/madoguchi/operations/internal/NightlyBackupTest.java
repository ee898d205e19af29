// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.madoguchi.test.Requirement;

class NightlyBackupTest {
    private final NightlyBackup nightly =
            new NightlyBackup(LocalTime.of(2, 0), ZoneId.of("Asia/Tokyo"));

    private static Instant tokyo(String time) {
        return Instant.parse(time + ":00+09:00");
    }

    private boolean isDue(String good, String tried, String now) {
        return nightly.isDue(
                Optional.ofNullable(good).map(NightlyBackupTest::tokyo),
                Optional.ofNullable(tried).map(NightlyBackupTest::tokyo),
                tokyo(now));
    }

    @Test
    @Requirement("ST-160")
    void oneShouldBeDueAtItsTimeOfEachDay() {
        String last = "2026-11-29T02:00";
        assertThat(isDue(last, last, "2026-11-30T01:59")).isFalse();
        assertThat(isDue(last, last, "2026-11-30T02:00")).isTrue();
        assertThat(isDue("2026-11-30T02:00", "2026-11-30T02:00", "2026-11-30T02:01")).isFalse();
    }

    @Test
    void aNightThatWasMissedShouldBeMadeUpFor() {
        assertThat(isDue("2026-11-29T02:00", null, "2026-11-30T09:15")).isTrue();
        assertThat(isDue(null, null, "2026-11-30T09:15")).isTrue();
        assertThat(isDue("2026-11-30T09:15", null, "2026-11-30T10:00")).isFalse();
    }

    @Test
    void oneThatFailedShouldBeTriedAgainAfterAnHour() {
        String last = "2026-11-29T02:00";
        assertThat(isDue(last, "2026-11-30T02:00", "2026-11-30T02:59")).isFalse();
        assertThat(isDue(last, "2026-11-30T02:00", "2026-11-30T03:00")).isTrue();
    }

    @Test
    void twentySixHoursShouldBeTooLong() {
        Optional<Instant> good = Optional.of(tokyo("2026-11-29T02:00"));
        Instant since = tokyo("2026-11-01T00:00");
        assertThat(NightlyBackup.isOverdue(good, since, tokyo("2026-11-30T04:00"))).isFalse();
        assertThat(NightlyBackup.isOverdue(good, since, tokyo("2026-11-30T04:01"))).isTrue();
        assertThat(NightlyBackup.isOverdue(Optional.empty(), since, tokyo("2026-11-02T02:01")))
                .isTrue();
        assertThat(NightlyBackup.isOverdue(Optional.empty(), since, tokyo("2026-11-02T02:00")))
                .isFalse();
    }
}
