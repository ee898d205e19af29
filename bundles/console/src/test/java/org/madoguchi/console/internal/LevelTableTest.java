// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.identity.Role;
import org.madoguchi.console.internal.FigureSpan.Unit;
import org.madoguchi.test.Requirement;

class LevelTableTest {
    private final Screen screen =
            Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "figures", "");

    private DeskTable table(FigureSpan span) {
        return new LevelTable(
                        screen, span, List.of(LevelSample.row(span), LevelSample.without(span)))
                .table();
    }

    @Test
    @Requirement({"FJ-257", "ST-236"})
    void aMonthShouldTellValueTargetVerdictAndMonthsMissedInARow() {
        DeskTable table = table(FigureSample.NOVEMBER);

        assertThat(table.columns())
                .containsExactly("指標", "測るもの", "種類", "設定値", "実績", "判定", "分子", "分母", "続けて未達の月数");
        assertThat(table.figures().cells().get(0))
                .containsExactly(
                        "即応率",
                        "即応率（着信に対する）、15秒以内、電話番号（着信先） 0466001",
                        "目標",
                        "85%以上",
                        80.0,
                        "達成",
                        80L,
                        100L,
                        2L);
        assertThat(table.figures().cells().get(1))
                .containsExactly("平均通話時間", "平均通話時間", "", "", 285.3, "設定値なし", 2853L, 10L, 0L);
    }

    @Test
    @Requirement({"FJ-265", "ST-248"})
    void aYearShouldTellEveryMonth() {
        DeskTable table = table(LevelSample.YEAR);

        assertThat(table.columns()).hasSize(9 + 12).contains("2026年4月", "2027年3月");
        assertThat(table.figures().cells().get(0).subList(9, 21))
                .startsWith("91.0% 達成", "91.0% 達成")
                .contains("80.0% 未達")
                .endsWith("– データなし", "– データなし", "– データなし");
    }

    @Test
    @Requirement("ST-257")
    void plansShouldStandInTheReportAndNoTableWhereThereAreNone() {
        LevelTable table =
                new LevelTable(
                        screen,
                        FigureSample.NOVEMBER,
                        List.of(LevelSample.row(FigureSample.NOVEMBER)));

        assertThat(table.plans(List.of())).isEmpty();
        assertThat(
                        table.plans(List.of(LevelSample.plan(YearMonth.of(2026, 11))))
                                .orElseThrow()
                                .figures()
                                .cells())
                .containsExactly(
                        List.of("即応率", "2026-11", "電話が集中した", "<増員する>", "2027-01-20", "市が承認", ""));
    }

    @Test
    void indicatorsShouldBeToldByMonths() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        FigureSpan week = FigureSpan.of("WEEK", "2026-11-18", null, null, day);
        assertThat(LevelPages.inMonths(week).unit()).isEqualTo(Unit.MONTH);
        assertThat(LevelPages.inMonths(week).first()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(LevelPages.inMonths(LevelSample.YEAR)).isEqualTo(LevelSample.YEAR);
    }
}
