// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.test.Configurations;

class SettingsTest {
    private static Settings settings(Map<String, ?> lines) {
        return Settings.from(Configurations.of(IdentityConfig.class, lines));
    }

    @ParameterizedTest
    @CsvSource({
        "password_minLength, 7, password.minLength",
        "password_minLength, 129, password.minLength",
        "lock_failures, 0, lock.failures",
        "lock_minutes, 0, lock.minutes",
        "session_idleMinutes, 0, session.idleMinutes",
        "session_maxHours, 1000, session.maxHours",
        "token_days, -1, token.days",
        "hash_memoryKiB, 1, hash.memoryKiB",
        "hash_atOnce, 0, hash.atOnce"
    })
    void aNumberOutOfRangeShouldBeRefusedWithFileKeyAndRemedy(String name, int value, String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of(name, value)))
                .withMessageContaining("etc/org.madoguchi.identity.cfg")
                .withMessageContaining(key)
                .withMessageContaining("whole number");
    }

    @Test
    void anUnknownKindOfCharacterShouldBeRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("password_require", "upper, kanji")))
                .withMessageContaining("password.require = upper, kanji")
                .withMessageContaining("upper, lower, digit, symbol");
    }

    @Test
    void tokensShouldBeWithoutEndWhenTheFileSaysZeroDays() {
        assertThat(settings(Map.of("token_days", 0)).tokenLife()).isEmpty();
    }
}
