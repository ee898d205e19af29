// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.madoguchi.test.Configurations;

class PasswordHasherTest {
    private static PasswordHasher hasher(Map<String, ?> lines) {
        return new PasswordHasher(Settings.from(Configurations.of(IdentityConfig.class, lines)));
    }

    private final PasswordHasher cheap = hasher(Map.of("hash_memoryKiB", 64));

    @Test
    void aHashShouldMatchItsPasswordAndNoOther() {
        String hash = cheap.hash("窓口Asahi1");

        assertThat(cheap.matches("窓口Asahi1", hash)).isTrue();
        assertThat(cheap.matches("窓口Asahi2", hash)).isFalse();
        assertThat(cheap.matches("", hash)).isFalse();
    }

    @Test
    void aPasswordTypedInFullWidthShouldBeTheSame() {
        assertThat(cheap.matches("Ａｓａｈｉ２０２６", cheap.hash("Asahi2026"))).isTrue();
    }

    @Test
    void theDefaultShouldBeArgon2idWithNineteenMebibytesAndTwoPasses() {
        assertThat(hasher(Map.of()).hash("Asahi2026"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void twoHashesOfOnePasswordShouldDiffer() {
        assertThat(cheap.hash("Asahi2026")).isNotEqualTo(cheap.hash("Asahi2026"));
    }

    /** From the test suite of the reference implementation. */
    @Test
    void aHashOfTheReferenceImplementationShouldMatch() {
        assertThat(
                        cheap.matches(
                                "password",
                                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                                        + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"))
                .isTrue();
    }

    @Test
    void aHashShouldBeOutdatedWhenTheParametersHaveChanged() {
        String old = cheap.hash("Asahi2026");

        assertThat(cheap.isOutdated(old)).isFalse();
        assertThat(hasher(Map.of("hash_memoryKiB", 128)).isOutdated(old)).isTrue();
    }
}
