// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is told of an article where there is little room. */
class ArticleTest {
    private static String brief(String answer, String shortAnswer) {
        return new Article(
                        new ArticleId(1),
                        ArticleText.of("質問", "<p>" + answer, Audience.PUBLIC)
                                .withShortAnswer(shortAnswer),
                        answer,
                        ArticleState.PUBLISHED,
                        1,
                        OptionalInt.of(1),
                        1,
                        Instant.EPOCH,
                        "")
                .brief(10);
    }

    @Test
    void theShortAnswerShouldBeToldWhole() {
        assertThat(brief("長い回答です。", "市内のコンビニで\n買えます。お急ぎの方は窓口へ。"))
                .isEqualTo("市内のコンビニで\n買えます。お急ぎの方は窓口へ。");
    }

    @Test
    void anAnswerWithoutAShortOneShouldBeginInOneLineAndNotBreakALetter() {
        assertThat(brief(" 電話で\n\n申し込み", " ")).isEqualTo("電話で 申し込み");
        assertThat(brief("一二三四五六七八九\uD842\uDFB7終", "")).isEqualTo("一二三四五六七八九\uD842\uDFB7…");
        assertThat(brief("", "")).isEmpty();
    }
}
