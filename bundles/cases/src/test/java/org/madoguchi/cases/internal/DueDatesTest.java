// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDatesTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final String[] CLOSED = {
        "SATURDAY, SUNDAY, 12-29", "", "12-30", "12-31", "01-01", "01-02", "01-03", "2026-11-23"
    };

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(TOKYO).toInstant();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "2026-11-16T10:00, 2026-11-19T10:00",
        "2026-11-19T23:59, 2026-11-25T23:59",
        "2026-11-21T01:00, 2026-11-26T01:00",
        "2026-12-28T09:30, 2027-01-06T09:30"
    })
    void weekendsAndClosedDaysShouldNotCount(String asked, String due) {
        assertThat(new DueDates(3, CLOSED, TOKYO).after(at(asked))).isEqualTo(at(due));
    }

    @Test
    void aWrongSettingShouldNameItselfAndTheRemedy() {
        assertThatThrownBy(() -> new DueDates(0, CLOSED, TOKYO))
                .hasMessageContaining("answer.days = 0")
                .hasMessageContaining("1 to 60");
        for (String wrong : new String[] {"土曜日", "2026-02-31", "13-01", "saturday"}) {
            assertThatThrownBy(() -> new DueDates(3, new String[] {wrong}, TOKYO))
                    .hasMessageContaining("closed.days = " + wrong);
        }
        assertThatThrownBy(
                        () ->
                                new DueDates(
                                        3,
                                        new String[] {
                                            "MONDAY",
                                            "TUESDAY",
                                            "WEDNESDAY",
                                            "THURSDAY",
                                            "FRIDAY",
                                            "SATURDAY",
                                            "SUNDAY"
                                        },
                                        TOKYO))
                .hasMessageContaining("at most six");
    }
}
