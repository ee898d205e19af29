// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTextTest {
    @ParameterizedTest
    @CsvSource({
        "ゴミ　　の　日, ゴミ の 日",
        "ＪＵＵＭＩＮＨＹＯＵ, juuminhyou",
        "ｺﾞﾐ, ゴミ",
        "'  Garbage  day ', garbage day"
    })
    void wordsShouldCountAsTheSameHoweverTheyAreTyped(String typed, String counted) {
        assertThat(KeptText.words(typed)).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0466-50-3500",
                "０４６６（５０）３５００",
                "090 1234 5678",
                "09012345678",
                "+81-90-1234-5678",
                "090ー1234ー5678",
                "〇九〇一二三四五六七八",
                "251-0000",
                "〒251－8601",
                "1234 5678 9012",
                "１２３４５６７８９０１２",
                "٠٩٠١٢٣٤٥٦٧٨",
                "090\u200b1234\u200b5678",
                "hanako@example.jp",
                "hanako.tanaka+faq@mail.example.co.jp",
                "hanako＠example．jp"
            })
    void numbersOfPersonsShouldBeUnreadableInWordsAndInComments(String number) {
        assertThat(KeptText.words("転出 " + number + " です")).startsWith("転出").endsWith("です");
        assertThat(KeptText.words("転出 " + number)).contains("●●●").doesNotContainPattern("\\d{2}");
        assertThat(KeptText.words("転出 " + number)).doesNotContain("hanako", "example");
        assertThat(KeptText.lines("困っています。\n" + number + " へ電話を"))
                .contains("困っています。\n", "●●●", "へ電話を")
                .doesNotContain("hanako", "example", "5678", "8601");
    }

    @ParameterizedTest
    @ValueSource(strings = {"令和8年度", "2026年11月", "第3子 2人目", "65歳以上", "5000円", "1丁目2番3号", "三十三間堂"})
    void ordinaryNumbersShouldStay(String words) {
        assertThat(KeptText.words(words)).isEqualTo(words);
    }

    @Test
    void controlCharactersAndHalvesOfCharactersShouldBeLeftOut() {
        assertThat(KeptText.words("ご\u0000み\r\n\u001b[31m\ud83d")).isEqualTo("ご み [31m");
        assertThat(KeptText.words("\u0000\u202e\ufeff \n")).isEmpty();
        assertThat(KeptText.lines("一\u0007行\n\n二\ud800行")).isEqualTo("一 行\n\n二 行");
    }

    @ParameterizedTest
    @ValueSource(strings = {"あ", "1", "1 ", "a@", "@", "\ufdfa", "𠮷", "\u3099"})
    void textsOfAMillionCharactersShouldBeCutInNoTime(String part) {
        String words =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(2), () -> KeptText.words(part.repeat(1_000_000)));

        assertThat(words.length()).isLessThanOrEqualTo(KeptText.LONGEST_WORDS);
        assertThat(words.codePoints()).noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
    }

    @Test
    void aLongCommentOfDigitsShouldBeReadInNoTime() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> {
                    KeptText.lines("1 - ".repeat(250));
                    KeptText.lines("a".repeat(1_000));
                    KeptText.lines("123456a".repeat(140));
                });
    }
}
