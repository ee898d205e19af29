// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:10Z");

    private final Totp totp = new Totp(1);

    /** The RFC has eight digits, of which we show the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theCodesShouldBeThoseOfTheRfc(long second, String code) {
        long step = Totp.stepAt(Instant.ofEpochSecond(second));
        assertThat(Totp.code(SECRET, step)).isEqualTo(code.substring(2));
    }

    @Test
    void anotherImplementationShouldMakeTheSameCodes() throws Exception {
        TimeBasedOneTimePasswordGenerator other = new TimeBasedOneTimePasswordGenerator();
        Random random = new Random(20261121);
        for (int i = 0; i < 500; i++) {
            byte[] secret = new byte[20];
            random.nextBytes(secret);
            Instant at = Instant.ofEpochSecond(Math.abs(random.nextLong() % 10_000_000_000L));
            assertThat(Totp.code(secret, Totp.stepAt(at)))
                    .isEqualTo(
                            other.generateOneTimePasswordString(
                                    new SecretKeySpec(secret, "HmacSHA1"), at));
        }
    }

    @Test
    void aClockMayBeAStepWrongAndNoMore() {
        long present = Totp.stepAt(NOW);
        assertThat(IntStream.rangeClosed(-3, 3).filter(off -> isTaken(present + off)))
                .containsExactly(-1, 0, 1);
    }

    private boolean isTaken(long step) {
        return totp.step(SECRET, Totp.code(SECRET, step), 0, NOW).isPresent();
    }

    @Test
    void aCodeShouldNotBeTakenTwiceNorAnEarlierOneAfterIt() {
        long present = Totp.stepAt(NOW);
        long used = totp.step(SECRET, Totp.code(SECRET, present), 0, NOW).orElseThrow();
        assertThat(used).isEqualTo(present);
        assertThat(totp.step(SECRET, Totp.code(SECRET, present), used, NOW)).isEmpty();
        assertThat(totp.step(SECRET, Totp.code(SECRET, present - 1), used, NOW)).isEmpty();
        assertThat(totp.step(SECRET, Totp.code(SECRET, present + 1), used, NOW)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "f, MY",
        "fo, MZXQ",
        "foo, MZXW6",
        "foob, MZXW6YQ",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI"
    })
    void base32ShouldBeThatOfTheRfc(String text, String encoded) {
        assertThat(Base32.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }
}
