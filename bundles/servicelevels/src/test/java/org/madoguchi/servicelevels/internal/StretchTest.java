// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchTest {
    private static Stretch stretch(long from, long until) {
        return new Stretch(Instant.ofEpochSecond(from), Instant.ofEpochSecond(until));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 10",
        "0, 10, 10",
        "25, 30, 10",
        "20, 30, 10",
        "0, 15, 5",
        "15, 30, 5",
        "12, 14, 8",
        "10, 20, 0",
        "0, 30, 0",
        "14, 14, 10"
    })
    void whatIsTakenOutShouldBeMissing(long from, long until, long left) {
        assertThat(
                        Stretch.length(
                                Stretch.without(
                                        List.of(stretch(10, 20)), List.of(stretch(from, until)))))
                .isEqualTo(Duration.ofSeconds(left));
    }

    @Test
    void nothingShouldBeTakenOutTwice() {
        assertThat(
                        Stretch.without(
                                List.of(stretch(0, 100), stretch(100, 90)),
                                List.of(stretch(10, 30), stretch(20, 40), stretch(90, 200))))
                .containsExactly(stretch(0, 10), stretch(40, 90));
    }
}
