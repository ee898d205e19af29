// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTextTest {
    private static ZonedDateTime at(String moment) {
        return ZonedDateTime.parse(moment + ":00+09:00[Asia/Tokyo]");
    }

    @ParameterizedTest
    @CsvSource({
        "月-金 8:30-17:15, 月～金 8:30～17:15, mon-fri 08:30-17:15",
        "土曜日（第３を除く） ９時～１７時, 土（第3を除く） 9:00～17:00, sat !3 09:00-17:00",
        "土曜 第3は除く 9:00から17:00まで, 土（第3を除く） 9:00～17:00, sat !3 09:00-17:00",
        "第1・第3日曜 9:00〜12:00, 日（第1・第3） 9:00～12:00, 'sun #1,3 09:00-12:00'",
        "月・水・金 8:30-12:00 13:00-24:00, 月・水・金 8:30～12:00 13:00～24:00,"
                + " 'mon,wed,fri 08:30-12:00 13:00-24:00'",
        "土日祝 休み, 土・日・祝日 休み, 'sat,sun,holiday closed'",
        "毎日 8時半～21時, 月～日 8:30～21:00, mon-sun 08:30-21:00",
        "2026年12月29日 閉庁, 2026-12-29 休み, 2026-12-29 closed",
        "'sat,sun #2,4 09:00-12:00', 土・日（第2・第4） 9:00～12:00, 'sat,sun #2,4 09:00-12:00'"
    })
    void whatPeopleWriteShouldBeUnderstoodAndWrittenInBothLanguages(
            String written, String ja, String en) {
        OpeningHours hours = OpeningHours.parse(written);
        assertThat(hours.written(Locale.JAPANESE)).isEqualTo(ja);
        assertThat(hours).hasToString(en);
        assertThat(OpeningHours.parse(ja)).isEqualTo(hours);
        assertThat(OpeningHours.parse(en)).isEqualTo(hours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "土曜",
                "土曜 25:00-26:00",
                "土曜 9:00-17:00 休み",
                "だいたい 9:00-17:00",
                "第6土曜 9:00-12:00",
                "2026-02-30 休み",
                "金-月 休み",
                "月 9:00-12:00 11:00-13:00",
                "((((((((((((((( 休み"
            })
    void whatCannotBeUnderstoodShouldBeNamed(String written) {
        assertThatThrownBy(() -> OpeningHours.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(written);
    }

    @Test
    void aSectionsHoursShouldLieOverTheCitysAndNotOverItsHolidays() {
        OpeningHours hours = OpeningHours.parse("土 9:00-17:00; 金 休み").over(OpeningHours.USUAL);
        assertThat(hours.on(LocalDate.of(2026, 11, 26))).hasSize(1);
        assertThat(hours.on(LocalDate.of(2026, 11, 27))).isEmpty();
        assertThat(hours.on(LocalDate.of(2026, 11, 28))).hasSize(1);
        // a holiday on a Saturday
        assertThat(hours.on(LocalDate.of(2028, 4, 29))).isEmpty();
        assertThat(OpeningHours.parse("祝日 9:00-12:00").over(hours).on(LocalDate.of(2028, 4, 29)))
                .hasSize(1);
    }

    @Test
    void theNextOpeningShouldLeapOverNightsPausesAndHolidays() {
        OpeningHours hours =
                OpeningHours.parse("月-金 8:30-12:00 13:00-17:15").over(OpeningHours.USUAL);
        assertThat(hours.opensNext(at("2026-11-24T12:30"))).contains(at("2026-11-24T13:00"));
        // Friday evening before a Monday off
        assertThat(hours.opensNext(at("2026-11-20T18:00"))).contains(at("2026-11-24T08:30"));
        assertThat(hours.opensNext(at("2026-12-28T17:15"))).contains(at("2027-01-04T08:30"));
        assertThat(OpeningHours.NONE.opensNext(at("2026-11-24T12:30"))).isEmpty();
        assertThat(hours.openUntil(at("2026-11-24T09:00"))).hasToString("Optional[12:00]");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, true", "2026-01-12, true", "2026-03-20, true", "2026-05-06, true",
        "2026-09-21, true", "2026-09-22, true", "2026-09-23, true", "2026-10-12, true",
        "2027-03-21, true", "2027-03-22, true", "2027-11-23, true", "2026-05-07, false",
        "2026-10-10, false", "2026-12-25, false", "2032-09-21, true"
    })
    void publicHolidaysShouldBeReckoned(LocalDate date, boolean holiday) {
        assertThat(JapaneseHolidays.include(date)).isEqualTo(holiday);
    }
}
