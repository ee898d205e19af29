// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.editorial.FaqFigures.SearchDay;
import org.madoguchi.api.identity.Role;

class EditorialSpanTest {
    private static final Words WORDS =
            Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "figures", "").words();

    private static final LocalDate TODAY = LocalDate.of(2026, 2, 21);

    @ParameterizedTest
    @CsvSource({
        "DAY, , , 2026-02-21, 2026-02-21",
        "WEEK, , , 2026-02-15, 2026-02-21",
        "THIS_MONTH, , , 2026-02-01, 2026-02-21",
        "LAST_MONTH, , , 2026-01-01, 2026-01-31",
        "FISCAL_YEAR, , , 2025-04-01, 2026-02-21",
        "DATES, 2026-01-03, 2026-01-05, 2026-01-03, 2026-01-05",
        "DATES, 1026-01-03, 2026-01-05, 2016-01-05, 2026-01-05"
    })
    void aPeriodShouldBeChosenByItsNameOrByItsDays(
            String name, String first, String last, LocalDate begin, LocalDate end) {
        EditorialSpan span = EditorialSpan.of(name, first, last, TODAY);

        assertThat(span.first()).isEqualTo(begin);
        assertThat(span.last()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, ,",
        "DATES, ,",
        "DATES, 2026-13-77, 2026-01-05",
        "DATES, 2026-02-02, 2026-01-05",
        "DATES, +999999999-01-01, 2026-01-05"
    })
    void nonsenseShouldBeTheLastThirtyDays(String name, String first, String last) {
        EditorialSpan span = EditorialSpan.of(name, first, last, TODAY);

        assertThat(span.first()).isEqualTo(TODAY.minusDays(29));
        assertThat(span.last()).isEqualTo(TODAY);
    }

    @Test
    void aChartOfAYearShouldStayWithinItsPictureAndHaveFewLabels() {
        List<SearchDay> year =
                IntStream.range(0, 366)
                        .mapToObj(day -> new SearchDay(TODAY.plusDays(day), day, day / 3))
                        .toList();

        BarChart chart = BarChart.search(year, WORDS);

        assertThat(chart.bars())
                .hasSize(366)
                .allSatisfy(
                        bar -> {
                            assertThat(Double.parseDouble(bar.x()))
                                    .isBetween(0.0, (double) ChartScale.WIDTH);
                            assertThat(Double.parseDouble(bar.y()))
                                    .isBetween(0.0, (double) ChartScale.HEIGHT);
                        });
        assertThat(chart.labels().size()).isLessThanOrEqualTo(8);
        assertThat(chart.marks().get(0).count()).isEqualTo(400);
    }

    @Test
    void aChartOfNothingShouldBeOfNoHeight() {
        BarChart chart = BarChart.search(List.of(new SearchDay(TODAY, 0, 0)), WORDS);

        assertThat(chart.bars().get(0).height()).isEqualTo("0.0");
        assertThat(chart.parts()).isEmpty();
    }
}
