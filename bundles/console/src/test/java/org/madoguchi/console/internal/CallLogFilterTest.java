// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.telephony.CallQuery;
import org.madoguchi.api.telephony.Outcome;
import org.madoguchi.test.Requirement;

class CallLogFilterTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Words WORDS = new Words(Locale.JAPANESE, Sample.TOKYO, Sample.CLOCK);

    private static CallLogFilter filter(Map<String, String> sent) {
        return CallLogFilter.of(Calling.sent(sent), TODAY);
    }

    private static CallQuery asked(Map<String, String> sent) {
        return filter(sent).asked(WORDS);
    }

    @Test
    void whoAsksForNothingShouldSeeTheLastThirtyDays() {
        assertThat(asked(Map.of()).from()).contains(Instant.parse("2026-10-24T15:00:00Z"));
        assertThat(asked(Map.of("since", ""))).isEqualTo(CallQuery.ALL);
    }

    @Test
    @Requirement("YK-119")
    void daysAndTimesShouldBeTheCitysAndTheLastOneWanted() {
        CallQuery days = asked(Map.of("since", "2026-11-20", "until", "2026-11-21"));
        assertThat(days.from()).contains(Instant.parse("2026-11-19T15:00:00Z"));
        assertThat(days.until()).contains(Instant.parse("2026-11-21T15:00:00Z"));
        CallQuery minutes =
                asked(
                        Map.of(
                                "since",
                                "2026-11-20",
                                "since-time",
                                "09:30",
                                "until",
                                "2026-11-20",
                                "until-time",
                                "09:30",
                                "operator",
                                "11",
                                "recorded",
                                "yes"));
        assertThat(minutes.from()).contains(Instant.parse("2026-11-20T00:30:00Z"));
        assertThat(minutes.until()).contains(Instant.parse("2026-11-20T00:31:00Z"));
        assertThat(minutes.operator()).contains(new UserId(11));
        assertThat(minutes.recorded()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "since, 2026-02-31",
        "since, yesterday",
        "since, +999999999-12-31",
        "until, 0000-00-00",
        "until, ' OR 1=1 --'",
        "since-time, 09:30",
        "until-time, 25:99",
        "operator, -1",
        "operator, 99999999999999999999",
        "outcome, LOST",
        "direction, SIDEWAYS"
    })
    void nonsenseShouldNotRestrictAndNotStandInTheForm(String field, String value) {
        CallLogFilter filter =
                filter(
                        field.equals("since")
                                ? Map.of(field, value)
                                : Map.of("since", "", field, value));
        assertThat(filter.asked(WORDS)).isEqualTo(CallQuery.ALL);
        assertThat(filter.query()).isEqualTo("since=");
    }

    @Test
    void tooMuchTextShouldBeCut() {
        CallQuery query =
                asked(
                        Map.of(
                                "since",
                                "",
                                "number",
                                "1".repeat(10_240),
                                "topic",
                                "税".repeat(10_240)));
        assertThat(query.number()).hasSize(CallQuery.MAX_TEXT);
        assertThat(query.topic()).hasSize(CallQuery.MAX_TEXT);
    }

    @Test
    void theAddressShouldBringTheSameFilterBack() {
        CallLogFilter filter =
                filter(
                        Map.of(
                                "since",
                                "",
                                "until",
                                "2026-11-21",
                                "number",
                                "090-1 & 2",
                                "topic",
                                "税金=?",
                                "outcome",
                                "ABANDONED",
                                "direction",
                                "INCOMING",
                                "recorded",
                                "yes"));
        Map<String, String> again =
                Arrays.stream(URI.create("/console?" + filter.query()).getRawQuery().split("&"))
                        .map(field -> field.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        field -> field[0],
                                        field ->
                                                URLDecoder.decode(
                                                        field[1], StandardCharsets.UTF_8)));
        assertThat(filter(again)).isEqualTo(filter);
        assertThat(filter.asked(WORDS).outcome()).isEqualTo(Optional.of(Outcome.ABANDONED));
    }
}
