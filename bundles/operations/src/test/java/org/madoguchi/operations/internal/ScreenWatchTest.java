// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.servicelevel.Figure;
import org.madoguchi.api.servicelevel.ScreenTimes;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.Zone;

/** Screens of staff are counted by how long they took, once each. */
class ScreenWatchTest {
    private final ScreenWatch watch = new ScreenWatch(Clock.systemUTC());
    private final Book book = new Book();

    @AfterEach
    void close() {
        watch.close();
    }

    private void answered(Zone zone, boolean page, int millis) {
        watch.finished(zone, 200, page, Duration.ofMillis(millis));
    }

    @Test
    @Requirement({"FJ-208", "FJ-295"})
    void screensShouldBeCountedByWholeSecondsAndNothingElse() {
        answered(Zone.PRIVATE, true, 0);
        answered(Zone.PRIVATE, true, 1_000);
        answered(Zone.PRIVATE, true, 1_001);
        answered(Zone.PRIVATE, true, 3_000);
        answered(Zone.PRIVATE, true, 999_000);
        answered(Zone.PRIVATE, false, 10);
        answered(Zone.PUBLIC, true, 10);

        watch.handOver(book);
        watch.handOver(book);

        assertThat(book.told).containsExactly(Map.of(1, 2L, 2, 1L, 3, 1L, 60, 1L));
    }

    @Test
    void whatCannotBeStoredShouldBeCountedOn() {
        answered(Zone.PRIVATE, true, 10);
        watch.handOver(null);
        book.full = true;
        assertThatIllegalStateException().isThrownBy(() -> watch.handOver(book));
        book.full = false;
        answered(Zone.PRIVATE, true, 10);
        watch.handOver(book);

        assertThat(book.told).containsExactly(Map.of(1, 2L));
    }

    private static final class Book implements ScreenTimes {
        private final List<Map<Integer, Long>> told = new ArrayList<>();
        private boolean full;

        @Override
        public void add(Instant at, Map<Integer, Long> screens) {
            if (full) {
                throw new IllegalStateException("full");
            }
            told.add(screens);
        }

        @Override
        public Figure within(Instant from, Instant until, int seconds) {
            return Figure.NONE;
        }
    }
}
