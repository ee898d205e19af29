// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void anAnswerShouldBecomeParagraphsAndLists() {
        List<AnswerText.Block> blocks =
                AnswerText.blocks("次のとおりです。\n二行目\n\n1. 申し込む\n2. 払う\n・印鑑\n• 写真\n終わり");

        assertThat(blocks)
                .extracting(AnswerText.Block::kind)
                .containsExactly(
                        AnswerText.Kind.PARAGRAPH,
                        AnswerText.Kind.NUMBERS,
                        AnswerText.Kind.BULLETS,
                        AnswerText.Kind.PARAGRAPH);
        assertThat(blocks.get(0).lines()).hasSize(2);
        assertThat(blocks.get(2).lines().get(1).get(0).text()).isEqualTo("写真");
    }

    @Test
    void addressesAndTelephonesShouldBeLinks() {
        assertThat(
                        AnswerText.pieces(
                                "詳しくはhttps://asahi.example/gomi?a=1。電話 000-000-1530（平日）、1000-2000-3000"))
                .filteredOn(piece -> !piece.href().isEmpty())
                .extracting(AnswerText.Piece::href)
                .containsExactly("https://asahi.example/gomi?a=1", "tel:0000001530");
        assertThat(AnswerText.pieces("javascript:alert(1)"))
                .allMatch(piece -> piece.href().isEmpty());
    }
}
