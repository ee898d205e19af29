// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.madoguchi.test.Requirement;

class LimitsTest {
    private final HandClock clock = new HandClock();

    @Test
    void aBucketShouldFillUpAgainWithTime() {
        TokenBuckets buckets = new TokenBuckets(2, clock);
        assertThat(buckets.take("a")).isTrue();
        assertThat(buckets.take("a")).isTrue();
        assertThat(buckets.take("a")).isFalse();
        assertThat(buckets.take("b")).isTrue();
        clock.now = clock.now.plusSeconds(31);
        assertThat(buckets.take("a")).isTrue();
        assertThat(buckets.take("a")).isFalse();
    }

    @Test
    void strangersShouldNotHoldAllPlaces() {
        Places places = new Places(3, 2);
        assertThat(places.take("a")).isTrue();
        assertThat(places.take("a")).isTrue();
        assertThat(places.take("a")).isFalse();
        assertThat(places.take("b")).isTrue();
        assertThat(places.take("c")).isFalse();
        places.leave("a");
        assertThat(places.take("c")).isTrue();
        places.leave("b");
        assertThat(places.take("a")).isTrue();
        assertThat(places.take("a")).isFalse();
    }

    @Test
    void aFormTokenShouldBeGoodForItsBrowserAndDayOnly() {
        FormTokens tokens = new FormTokens(new byte[32], clock);
        String token = tokens.issue("browser");
        assertThat(tokens.isValid(token, "browser")).isTrue();
        assertThat(tokens.isValid(token, "other")).isFalse();
        assertThat(new FormTokens(new byte[] {1}, clock).isValid(token, "browser")).isFalse();
        assertThat(tokens.isValid("", "browser")).isFalse();
        assertThat(tokens.isValid("ゴミ", "browser")).isFalse();
        clock.now = clock.now.plus(FormTokens.VALIDITY).plusSeconds(1);
        assertThat(tokens.isValid(token, "browser")).isFalse();
    }

    @Test
    void aBodyShouldBeCutOffAtItsLimit() {
        BoundedStream stream = new BoundedStream(new ByteArrayInputStream(new byte[11]), 10);
        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.TOO_LARGE));
    }

    @Test
    void aFormShouldKeepItsOrderAndItsText() {
        String body = "b=%E3%81%82+%E3%81%84&a=1%0D%0A2&b=3&empty&c==";
        assertThat(Forms.parse(body))
                .containsExactly(
                        java.util.Map.entry("b", List.of("あ い", "3")),
                        java.util.Map.entry("a", List.of("1\n2")),
                        java.util.Map.entry("empty", List.of("")),
                        java.util.Map.entry("c", List.of("=")));
        assertThatThrownBy(() -> Forms.parse("a=%zz")).isInstanceOf(ProblemException.class);
    }

    @Test
    void theLanguageShouldBeTheFirstOfOurs() {
        Languages ours = Languages.of("ja, en,zh-Hans", "zh-Hant", "pt");

        assertThat(ours.accepted(null)).isEqualTo(Locale.JAPANESE);
        assertThat(ours.accepted("en-US,en;q=0.9,ja;q=0.8")).isEqualTo(Locale.ENGLISH);
        assertThat(ours.accepted("fr,ja;q=0.5,en;q=0.3")).isEqualTo(Locale.JAPANESE);
        assertThat(ours.accepted("pt-BR,pt;q=0.9").toLanguageTag()).isEqualTo("pt");
        assertThat(ours.accepted("zh-TW,zh;q=0.9").toLanguageTag()).isEqualTo("zh-Hant");
        assertThat(ours.accepted("zh-CN,zh;q=0.9").toLanguageTag()).isEqualTo("zh-Hans");
        assertThat(ours.accepted("zh").toLanguageTag()).isEqualTo("zh-Hans");
        assertThat(ours.accepted("ko,zh-Hant-HK;q=0.5").toLanguageTag()).isEqualTo("zh-Hant");
        assertThat(ours.accepted("<script>")).isEqualTo(Locale.JAPANESE);
        assertThat(ours.accepted("en,".repeat(10_000))).isEqualTo(Locale.JAPANESE);
        assertThat(Languages.OF_STAFF.accepted("pt-BR,pt;q=0.9")).isEqualTo(Locale.JAPANESE);
    }

    @Test
    @Requirement("ST-110")
    void aLanguageShouldBeAskedForByTheTagItIsOfferedWith() {
        Languages ours = Languages.of("en", "zh-Hans", "en");

        assertThat(ours.offered())
                .extracting(Locale::toLanguageTag)
                .containsExactly("ja", "en", "zh-Hans");
        assertThat(ours.named("ZH-hans")).map(Locale::toLanguageTag).contains("zh-Hans");
        for (String wrong :
                List.of("", "zh", "../../x", "ko", "x".repeat(10_000), "en\r\nSet-Cookie: a=b")) {
            assertThat(ours.named(wrong)).isEmpty();
        }
        assertThatThrownBy(() -> Languages.of("ja", "日本語")).hasMessageContaining("日本語");
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T01:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
