// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(report.product("", Measures::reciprocalRank))
                .isGreaterThan(report.plain("", Measures::reciprocalRank) + 0.2);
    }
}
