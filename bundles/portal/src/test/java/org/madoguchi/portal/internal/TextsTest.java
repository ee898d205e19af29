// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({
        "粗大ごみ, 粗大ごみの出し方, [粗大ごみ]の出し方",
        "ごみ, 家庭ゴミの日, 家庭[ゴミ]の日",
        "ゴミ, 家庭ごみの日, 家庭[ごみ]の日",
        "ﾏｲﾅﾝﾊﾞｰ, マイナンバーカード, [マイナンバー]カード",
        "wifi, ＷｉＦｉの使い方, [ＷｉＦｉ]の使い方",
        "古いソファを捨てたい, 古いソファを捨てる, 古い[ソファ]を捨てる",
        "ごみの日, 家庭ごみの収集日, 家庭[ごみ]の収集日",
        "日, 収集日, 収集[日]",
        "引っ越したい, 市外へ引っ越したとき, 市外へ[引っ越]したとき",
        "<b>, <b>太字, <b>太字"
    })
    void theReadersWordsShouldBeMarked(String query, String text, String expected) {
        assertThat(
                        new Marks(query)
                                .in(text).stream()
                                        .map(p -> p.marked() ? "[" + p.text() + "]" : p.text())
                                        .collect(Collectors.joining()))
                .isEqualTo(expected);
    }

    @Test
    void markingShouldKeepEveryLetter() {
        assertThat(new Marks("").in("")).isEmpty();
        assertThat(new Marks("𠮷").in("𠮷野家の前"))
                .extracting(Marks.Piece::text)
                .containsExactly("𠮷", "野家の前");
    }

    @Test
    void wordsShouldBeLeftOfMarkup() {
        assertThat(HtmlText.plain("<p>a&#64;b.example &lt;b&gt; &amp; $1</p>\n<ul><li>次</li></ul>"))
                .isEqualTo("a@b.example <b> & $1 次");
        assertThat(HtmlText.plain("&#9999999; &unknown; &")).isEqualTo("&#9999999; &unknown; &");
    }
}
