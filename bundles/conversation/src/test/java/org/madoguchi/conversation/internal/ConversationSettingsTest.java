// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.test.Configurations;
import org.madoguchi.test.Requirement;

class ConversationSettingsTest {
    private static ConversationSettings of(String key, Object value) {
        return new ConversationSettings(
                Configurations.of(ConversationConfig.class, Map.of(key, value)));
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void withoutHoursTheDeskShouldAlwaysBeOpen() {
        ConversationSettings always = of("hours", "");

        assertThat(always.isOpenAt(at("2026-11-30T00:00"))).isTrue();
        assertThat(always.isOpenAt(at("2027-01-01T23:59:59"))).isTrue();
        assertThat(always.hours().ja()).isEmpty();
    }

    @Test
    void theHoursShouldEndWhenTheySay() {
        ConversationSettings day = of("hours", "08:00-21:00");

        assertThat(day.isOpenAt(at("2026-11-30T07:59"))).isFalse();
        assertThat(day.isOpenAt(at("2026-11-30T08:00"))).isTrue();
        assertThat(day.isOpenAt(at("2026-11-29T20:59"))).as("a Sunday").isTrue();
        assertThat(day.isOpenAt(at("2026-11-30T21:00"))).isFalse();
        assertThat(day.hours().ja()).isEqualTo("08:00-21:00");
        assertThat(of("hours", "00:00-24:00").isOpenAt(at("2026-11-30T23:59"))).isTrue();
    }

    @Test
    @Requirement("FJ-020")
    void everyDayShouldBeADayOfWorkButTheNamedOnes() {
        ConversationSettings settings =
                new ConversationSettings(
                        Configurations.of(
                                ConversationConfig.class,
                                Map.of(
                                        "hours",
                                        "mon-sun 08:00-21:00; sat 09:00-12:00",
                                        "holidays",
                                        new String[] {"2026-12-06", "12-29"},
                                        "special",
                                        new String[] {"2026-12-05 closed"})));

        assertThat(settings.isOpenAt(at("2026-11-29T20:00"))).as("a Sunday").isTrue();
        assertThat(settings.isOpenAt(at("2027-01-01T08:00"))).as("New Year").isTrue();
        assertThat(settings.isOpenAt(at("2026-11-28T13:00"))).as("Saturday's hours").isFalse();
        assertThat(settings.isOpenAt(at("2026-12-06T10:00"))).as("a day off").isFalse();
        assertThat(settings.isOpenAt(at("2027-12-29T10:00"))).as("off every year").isFalse();
        assertThat(settings.isOpenAt(at("2026-12-05T10:00"))).as("closed once").isFalse();
        assertThat(settings.hours().ja()).contains("8:00～21:00", "土 9:00～12:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8-21", "08:00", "21:00-08:00", "いつでも", "08:00-25:00"})
    void wrongHoursShouldBeRefusedWithTheRemedy(String hours) {
        assertThatThrownBy(() -> of("hours", hours))
                .hasMessageContaining("etc/org.madoguchi.conversation.cfg: hours = " + hours);
    }

    @Test
    void wrongNumbersShouldBeRefusedWithTheRemedy() {
        assertThatThrownBy(() -> of("idle_minutes", 0)).hasMessageContaining("idle.minutes");
        assertThatThrownBy(() -> of("operator_patience_seconds", 1))
                .hasMessageContaining("operator.patience.seconds = 1; write 5 to 3600");
    }
}
