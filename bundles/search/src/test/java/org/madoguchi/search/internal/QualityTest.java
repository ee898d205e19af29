// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.test.Requirement;

/** A floor below which the quality must not fall unseen; the figures themselves are in docs. */
class QualityTest {
    private static final Path SETS = Path.of("..", "..", "benchmarks", "search");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"shimin-dev, .70, .88, .58, .80", "asahi, .72, .86, .62, .84"})
    @Requirement("FJ-088")
    void theRightArticleShouldBeFirstAsOftenAsItWas(
            String name, double all, double kana, double everyday, double keywords)
            throws Exception {
        assumeTrue(Files.exists(SETS.resolve(name)));
        QualityReport report = QualityReport.of(JudgedSet.read(SETS.resolve(name)), folder);
        assertThat(report.product("", Measures::first)).as("all").isGreaterThan(all);
        assertThat(report.product("kana", Measures::first)).as("kana").isGreaterThan(kana);
        assertThat(report.product("everyday", Measures::first))
                .as("everyday")
                .isGreaterThan(everyday);
        assertThat(report.product("keywords", Measures::first))
                .as("keywords")
                .isGreaterThan(keywords);
        assertThat(report.doubted()).as("right, but called doubtful").isLessThan(.08);
        assertThat(report.product("", Measures::reciprocalRank))
                .isGreaterThan(report.plain("", Measures::reciprocalRank) + 0.2);
    }

    /** Nobody asks a city hall for these: an article that is shown has hit them by chance. */
    @Test
    @Requirement("FJ-088")
    void whatNoCityHallKnowsShouldOftenBeCalledDoubtful() throws Exception {
        List<String> foreign =
                List.of(
                        "江戸幕府の第三代将軍はだれですか",
                        "光合成で酸素ができる仕組み",
                        "ワールドカップで優勝した国の一覧",
                        "ピアノソナタを作曲した作曲家",
                        "恐竜が絶滅した理由は何ですか",
                        "量子コンピューターの計算速度",
                        "カルボナーラに生クリームは入れますか",
                        "株価が暴落した原因を知りたい",
                        "火星に着陸した探査機の名前",
                        "シェイクスピアの悲劇にはどんな作品がある",
                        "富士山が最後に噴火した年",
                        "ギターの弦を張り替える順番",
                        "フランス革命のきっかけ",
                        "微分方程式の解き方",
                        "将棋の名人戦で最年少の勝者",
                        "隕石が庭に落ちてきました",
                        "クジラは魚ですか哺乳類ですか",
                        "エベレストに初めて登頂した人",
                        "プログラミング言語のJavaとPythonの違い",
                        "紫式部が源氏物語を書いた時代");
        JudgedSet asahi = JudgedSet.read(SETS.resolve("asahi"));
        assertThat(QualityReport.doubtful(asahi, foreign, folder)).isGreaterThanOrEqualTo(9);
    }
}
