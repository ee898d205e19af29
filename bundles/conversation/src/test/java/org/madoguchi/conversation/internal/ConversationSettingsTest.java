// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.test.Configurations;

class ConversationSettingsTest {
    private static ConversationSettings of(String key, Object value) {
        return new ConversationSettings(
                Configurations.of(ConversationConfig.class, Map.of(key, value)));
    }

    @Test
    void withoutHoursTheDeskShouldAlwaysBeOpen() {
        ConversationSettings always = of("hours", "");

        assertThat(always.isOpenAt(LocalTime.MIDNIGHT)).isTrue();
        assertThat(always.isOpenAt(LocalTime.of(23, 59, 59))).isTrue();
    }

    @Test
    void theHoursShouldEndWhenTheySay() {
        ConversationSettings day = of("hours", "08:00-21:00");

        assertThat(day.isOpenAt(LocalTime.of(7, 59))).isFalse();
        assertThat(day.isOpenAt(LocalTime.of(8, 0))).isTrue();
        assertThat(day.isOpenAt(LocalTime.of(20, 59))).isTrue();
        assertThat(day.isOpenAt(LocalTime.of(21, 0))).isFalse();
        assertThat(of("hours", "00:00-24:00").isOpenAt(LocalTime.of(23, 59))).isTrue();
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
