// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.test.Requirement;

class OpeningHoursTest {
    private final OpeningHours hours =
            OpeningHours.parse(
                    "mon-fri 08:30-17:15; sat 9:00-12:00",
                    "2026-11-23, 2027-01-01",
                    "2026-12-29 06:30-20:00; 2027-01-01 10:00-24:00");

    @ParameterizedTest
    @CsvSource({
        // a Tuesday
        "2026-11-24T08:29:59, false",
        "2026-11-24T08:30:00, true",
        "2026-11-24T17:14:59, true",
        "2026-11-24T17:15:00, false",
        // Saturday, Sunday
        "2026-11-28T11:59:00, true",
        "2026-11-28T13:00:00, false",
        "2026-11-29T10:00:00, false",
        // a holiday on a Monday
        "2026-11-23T10:00:00, false",
        // a date of its own, on a Tuesday; another one on a holiday
        "2026-12-29T06:45:00, true",
        "2027-01-01T23:59:59, true",
        "2027-01-01T09:00:00, false"
    })
    @Requirement({"SP-004", "SP-006", "ST-014", "ST-080", "YK-020"})
    void callsShouldBeTakenWithinTheHoursOnly(String moment, boolean open) {
        assertThat(hours.isOpen(ZonedDateTime.parse(moment + "+09:00[Asia/Tokyo]")))
                .isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        // a Sunday; New Year's Day, a Friday; the last day of the year
        "2026-11-29T07:59:59, false",
        "2026-11-29T08:00:00, true",
        "2026-11-29T20:59:59, true",
        "2026-11-29T21:00:00, false",
        "2027-01-01T08:00:00, true",
        "2027-12-31T20:59:59, true",
        // the building's statutory inspection
        "2027-02-14T10:00:00, false"
    })
    @Requirement({"FJ-020", "FJ-021", "ST-013"})
    void everyDayOfTheYearShouldBeADayOfWorkButTheNamedOnes(String moment, boolean open) {
        OpeningHours always = OpeningHours.parse("mon-sun 08:00-21:00", "2027-02-14", "");
        assertThat(always.isOpen(ZonedDateTime.parse(moment + "+09:00[Asia/Tokyo]")))
                .isEqualTo(open);
    }

    @Test
    void aClosedDayShouldHaveNoHours() {
        assertThat(hours.on(LocalDate.of(2026, 11, 29))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mon-fri",
                "fri-mon 08:00-09:00",
                "mon 17:00-08:00",
                "mon 8-17",
                "火星 08:00-17:00"
            })
    void whatCannotBeReadShouldBeNamed(String wrong) {
        assertThatThrownBy(() -> OpeningHours.parse(wrong, "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'");
    }
}
