// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.RejectedException;
import org.madoguchi.test.Configurations;
import org.madoguchi.test.Requirement;

class PasswordPolicyTest {
    private static PasswordPolicy policy(Map<String, ?> lines) {
        return new PasswordPolicy(Settings.from(Configurations.of(IdentityConfig.class, lines)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Abcdefg1", "Ａｂｃｄｅｆｇ１", "窓口Aa345678", "Kq7m-Xr4t-Bw9z-Hn3r"})
    @Requirement("FJ-149")
    void aPasswordOfEightMixedCharactersShouldBeAccepted(String password) {
        assertThatCode(() -> policy(Map.of()).check(password, "sato")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefg1", "ABCDEFG1", "Abcdefgh", "Abcdef1", ""})
    @Requirement({"FJ-149", "YK-068"})
    void aWeakPasswordShouldBeRejectedWithTheWholeRule(String password) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> policy(Map.of()).check(password, "sato"))
                .satisfies(
                        e -> {
                            assertThat(e.reason().ja())
                                    .isEqualTo("パスワードは 8～128 文字で、英大文字・英小文字・数字をそれぞれ 1 文字以上入れてください。");
                            assertThat(e.reason().en())
                                    .isEqualTo(
                                            "Use 8 to 128 characters with at least one of each:"
                                                    + " capital letter, small letter, digit.");
                        });
    }

    @Test
    void aPasswordLikeTheLoginShouldBeRejected() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> policy(Map.of()).check("Suzuki01", "suzuki01"));
    }

    @Test
    void aPasswordOfMoreThan128CharactersShouldBeRejected() {
        assertThatCode(() -> policy(Map.of()).check("Aa1" + "あ".repeat(125), "sato"))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> policy(Map.of()).check("Aa1" + "あ".repeat(126), "sato"));
    }

    @Test
    void theRuleShouldFollowTheConfiguration() {
        PasswordPolicy strict =
                policy(Map.of("password_minLength", 12, "password_require", "SYMBOL,digit"));

        assertThatCode(() -> strict.check("tofu-tofu-123", "sato")).doesNotThrowAnyException();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> strict.check("tofutofu12345", "sato"));
        assertThatCode(() -> policy(Map.of("password_require", "")).check("ながいことばだけ", "sato"))
                .doesNotThrowAnyException();
    }
}
