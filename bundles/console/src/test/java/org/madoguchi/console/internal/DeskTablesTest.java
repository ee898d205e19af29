// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.figures.DeskFigures.Course;
import org.madoguchi.api.figures.ReportForm;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.test.Requirement;

/** What a month's tables say of how the desk answered; whether that is enough they do not say. */
class DeskTablesTest {
    private final DeskTables tables =
            new DeskTables(
                    Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "figures", ""),
                    new FigureSample(),
                    FigureSample.NOVEMBER);

    private static Object cell(DeskTable table, String column) {
        FigureTable figures = table.figures();
        List<Object> sum = figures.cells().get(figures.cells().size() - 1);
        return sum.get(figures.columns().indexOf(column));
    }

    @Test
    @Requirement({"FJ-287", "FJ-289", "ST-296", "ST-297", "ST-299", "YK-037"})
    void callsOfAMonthShouldBeToldWithTheShareThatWasAnswered() {
        DeskTable calls = tables.calls();
        assertThat(cell(calls, "着信")).isEqualTo(49L);
        assertThat(cell(calls, "応答")).isEqualTo(40L);
        assertThat(cell(calls, "10秒以内に応答")).isEqualTo(31L);
        assertThat(cell(calls, "放棄")).isEqualTo(3L);
        assertThat(cell(calls, "応答率（%）")).as("40 of 40 + 3 + 1").isEqualTo(91L);
        assertThat(cell(calls, "平均通話（秒）")).isEqualTo(180L);
    }

    /** The contract began in June. */
    private static CaseCount total(Period period) {
        boolean before = YearMonth.from(period.last()).isBefore(YearMonth.of(2026, 6));
        return before
                ? CaseCount.NONE
                : new FigureSample().total(Sample.actor(Role.SUPERVISOR), period);
    }

    @Test
    @Requirement("ST-083")
    void theMeasuresShouldBeThoseOfTheFormUnderItsNames() {
        ReportForm form =
                new ReportForm(
                        "",
                        List.of(),
                        DeskTables.COUNTS.stream()
                                .map(
                                        key ->
                                                new ReportForm.Entry(
                                                        key,
                                                        Set.of("received", "open").contains(key),
                                                        key.equals("open") ? "未完了" : ""))
                                .toList());
        DeskTables some =
                new DeskTables(
                        Sample.screen(
                                Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "figures", ""),
                        new FigureSample(),
                        FigureSample.NOVEMBER,
                        form);

        for (DeskTable table :
                List.of(some.split(Split.CHANNEL, Optional.empty()), some.months())) {
            assertThat(table.columns()).endsWith("受付", "未完了").hasSize(3);
            assertThat(table.lines()).allSatisfy(line -> assertThat(line.cells()).hasSize(2));
        }
        assertThat(cell(some.split(Split.CHANNEL, Optional.empty()), "未完了")).isEqualTo(38L);
        assertThat(some.summary().lines())
                .extracting(DeskTable.Line::name)
                .containsExactly("受付", "未完了");
        assertThat(some.calls().columns()).as("has columns of its own").hasSize(10);
    }

    @Test
    @Requirement("ST-002")
    void theMeanOfAYearShouldBeThatOfTheMonthsInWhichThereWasAnything() {
        DeskFigures figures =
                (DeskFigures)
                        Proxy.newProxyInstance(
                                DeskFigures.class.getClassLoader(),
                                new Class<?>[] {DeskFigures.class},
                                (proxy, method, arguments) -> total((Period) arguments[1]));
        FigureSpan year =
                FigureSpan.of("FISCAL_YEAR", "2026-11-05", null, null, LocalDate.of(2027, 3, 31));

        DeskTable months =
                new DeskTables(
                                Sample.screen(
                                        Sample.actor(Role.SUPERVISOR),
                                        Locale.JAPANESE,
                                        "figures",
                                        ""),
                                figures,
                                year)
                        .months();

        assertThat(months.lines()).hasSize(14);
        assertThat(months.lines().get(13).name()).isEqualTo("1か月あたり（案件のあった10か月の平均）");
        assertThat(cell(months, "受付")).isEqualTo(41.2);
        assertThat(cell(months, "完了")).isEqualTo(39.8);
        assertThat(cell(months, "一次完了率（%）")).as("a rate has no mean").isEqualTo("");
    }

    @Test
    @Requirement({"FJ-161", "FJ-159"})
    void theGreatestTopicsShouldBeDrawnAsLinesOverTheMonths() {
        List<Course> courses = new ArrayList<>();
        courses.add(course(1, 0, 90, 90));
        for (int i = 2; i <= 9; i++) {
            courses.add(course(i, 1, i, 10 - i));
        }
        courses.add(course(10, 2, 80, 0));

        CourseChart chart =
                CourseChart.of(
                        Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "x", ""),
                        courses,
                        List.of("2026年11月", "2026年12月"));

        assertThat(chart.lines()).hasSize(6);
        assertThat(chart.lines()).allSatisfy(line -> assertThat(line.sum()).isEqualTo(10));
        assertThat(chart.lines().get(0).dots())
                .extracting(CourseChart.Dot::count)
                .containsExactly(2L, 8L);
        assertThat(chart.marks().get(0).count()).isEqualTo(10);
        assertThat(CourseChart.of(null, List.of(), List.of()).lines()).isEmpty();
    }

    private static Course course(long id, int level, long... received) {
        return new Course(
                new TopicId(id),
                LocalizedText.same("分類" + id),
                level,
                LongStream.of(received).boxed().toList());
    }

    @Test
    @Requirement({"FJ-288", "ST-295", "ST-307", "YK-038", "YK-042"})
    void casesOfAMonthShouldBeToldWithTheShareThatTheDeskClosedByItself() {
        assertThat(tables.summary().figures().cells())
                .contains(List.of("完了", 398L), List.of("一次完了", 301L), List.of("一次完了率（%）", 76L));
    }
}
