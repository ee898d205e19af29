// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.city.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.knowledge.Audience;

class FaqFileTest {
    @Test
    void everyFieldShouldBeRead() {
        List<FaqFile.Entry> entries =
                FaqFile.entries(
                        """
                        ## 粗大ごみを出したい
                        - 分類: くらし＞ごみ、住まい＞片付け
                        - 場面: 引越し、住まい
                        - 所管課: 1501、1502
                        - 対象: OPERATOR
                        - 語: 家具、 ソファ、
                        - 短い回答: 申し込み制です。
                        - 注目: はい

                        申し込んでください。

                        ・電話
                        ・市のサイト

                        ## 別の質問
                        - 分類: くらし＞ごみ

                        答え。
                        """);

        assertThat(entries)
                .containsExactly(
                        new FaqFile.Entry(
                                "粗大ごみを出したい",
                                "申し込んでください。\n\n・電話\n・市のサイト",
                                "申し込み制です。",
                                Audience.OPERATOR,
                                List.of("くらし＞ごみ", "住まい＞片付け"),
                                List.of("引越し", "住まい"),
                                List.of("家具", "ソファ"),
                                List.of("1501", "1502"),
                                true),
                        new FaqFile.Entry(
                                "別の質問",
                                "答え。",
                                "",
                                Audience.PUBLIC,
                                List.of("くらし＞ごみ"),
                                List.of(),
                                List.of(),
                                List.of(),
                                false));
    }

    @Test
    void aTranslationShouldNameItsOriginal() {
        assertThat(FaqFile.translations("## Bulky waste\n- 原文: 粗大ごみを出したい\n\nPlease call us.\n"))
                .containsExactly(
                        new FaqFile.Translation("粗大ごみを出したい", "Bulky waste", "Please call us."));
    }

    @Test
    void aWrongLineShouldBeNamed() {
        for (String line : List.of("- 分離: くらし", "- 分類", "- 語: 家具\n- 語: ソファ")) {
            assertThatThrownBy(() -> FaqFile.entries("## 質問\n" + line + "\n\n答え。"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("質問")
                    .hasMessageContaining(line.lines().reduce("", (first, last) -> last));
        }
    }
}
