// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.madoguchi.console.internal.TextDiff.Kind;
import org.madoguchi.console.internal.TextDiff.Piece;

class TextDiffTest {
    @Test
    void aChangedWordOfAJapaneseSentenceShouldBeMarkedAlone() {
        assertThat(TextDiff.words("料金は300円です。", "料金は400円です。"))
                .containsExactly(
                        new Piece(Kind.SAME, "料金は"),
                        new Piece(Kind.REMOVED, "300"),
                        new Piece(Kind.ADDED, "400"),
                        new Piece(Kind.SAME, "円です。"));
    }

    @Test
    void aLineThatOnlyChangedShouldStandBesideItsOldSelf() {
        List<TextDiff.Row> rows =
                TextDiff.rows("申込は電話です。\n料金は300円です。", "申込は電話です。\n料金は400円です。\n現金で払います。");
        assertThat(rows)
                .extracting(TextDiff.Row::kind)
                .containsExactly(Kind.SAME, Kind.CHANGED, Kind.ADDED);
        assertThat(text(rows.get(1).before())).isEqualTo("料金は300円です。");
        assertThat(text(rows.get(1).after())).isEqualTo("料金は400円です。");
    }

    @Test
    void linesThatHaveNothingInCommonShouldBeRemovedAndAdded() {
        assertThat(TextDiff.rows("電話で申し込みます。", "窓口は閉まっています"))
                .extracting(TextDiff.Row::kind)
                .containsExactly(Kind.REMOVED, Kind.ADDED);
    }

    @Test
    void bothTextsShouldBeFoundAgainInTheComparison() {
        String before = "一\n二\n三三三\n四\n五五 x\n六";
        String after = "零\n一\n三三四\n四\n五五 y\n七\n六";
        List<TextDiff.Row> rows = TextDiff.rows(before, after);
        assertThat(
                        rows.stream()
                                .filter(row -> row.kind() != Kind.ADDED)
                                .map(row -> text(row.before()))
                                .collect(Collectors.joining("\n")))
                .isEqualTo(before);
        assertThat(
                        rows.stream()
                                .filter(row -> row.kind() != Kind.REMOVED)
                                .map(row -> text(row.after()))
                                .collect(Collectors.joining("\n")))
                .isEqualTo(after);
    }

    @Test
    void twoLongTextsWithoutACommonLineShouldNotFillTheMemory() {
        String before = "前\n".repeat(30_000);
        String after = "後\n".repeat(30_000);
        assertThat(TextDiff.rows(before, after)).hasSize(60_000);
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
