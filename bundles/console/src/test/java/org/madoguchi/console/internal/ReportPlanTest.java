// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.city.OpeningHours;
import org.madoguchi.console.internal.FigureSpan.Unit;
import org.madoguchi.test.Configurations;
import org.madoguchi.test.Requirement;

/** When reports are due, and which ones. */
class ReportPlanTest {
    private static final OpeningHours HOURS =
            OpeningHours.parse("mon-fri 08:30-17:15", "2026-11-23", "");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final ReportPlan PLAN =
            new ReportPlan(Set.of(Unit.DAY, Unit.WEEK, Unit.MONTH), LocalTime.of(7, 30), false);

    private static boolean isTime(ReportPlan plan, LocalDate covered, String now) {
        return plan.isTime(
                covered,
                ZonedDateTime.of(
                        LocalDate.parse(now.substring(0, 10)),
                        LocalTime.parse(now.substring(11)),
                        ZoneId.of("Asia/Tokyo")),
                HOURS);
    }

    @Test
    @Requirement({"FJ-250", "ST-228"})
    void theDaysOfAHolidayShouldBeReportedOneByOneOnTheNextDayOfWork() {
        LocalDate covered = FRIDAY.minusDays(1);
        assertThat(isTime(PLAN, covered, "2026-11-21 12:00")).as("Saturday").isFalse();
        assertThat(isTime(PLAN, covered, "2026-11-23 12:00")).as("holiday").isFalse();
        assertThat(isTime(PLAN, covered, "2026-11-24 07:29")).as("too early").isFalse();
        assertThat(isTime(PLAN, covered, "2026-11-24 07:30")).isTrue();
        assertThat(PLAN.spans(covered, LocalDate.of(2026, 11, 23)))
                .extracting(span -> span.unit() + " " + span.first())
                .containsExactly(
                        "DAY 2026-11-20",
                        "DAY 2026-11-21",
                        "DAY 2026-11-22",
                        "WEEK 2026-11-16",
                        "DAY 2026-11-23");
        assertThat(isTime(PLAN, LocalDate.of(2026, 11, 23), "2026-11-24 09:00")).isFalse();
    }

    @Test
    @Requirement("YK-014")
    void monthsHalvesAndYearsShouldBeReportedAfterTheirLastDay() {
        ReportPlan plan =
                new ReportPlan(
                        Set.of(Unit.MONTH, Unit.HALF, Unit.FISCAL_YEAR, Unit.YEAR),
                        LocalTime.MIDNIGHT,
                        true);
        LocalDate last = LocalDate.of(2027, 3, 31);
        assertThat(isTime(plan, last.minusDays(1), "2027-04-01 00:00")).isTrue();
        assertThat(plan.spans(last.minusDays(1), last))
                .extracting(span -> span.unit() + " " + span.first())
                .containsExactly("MONTH 2027-03-01", "HALF 2026-10-01", "FISCAL_YEAR 2026-04-01");
        assertThat(plan.spans(last, last.plusDays(1))).isEmpty();
    }

    @Test
    void aLongStopShouldNotBringAReportOfEveryDayOfIt() {
        List<FigureSpan> spans =
                new ReportPlan(Set.of(Unit.DAY), LocalTime.NOON, true)
                        .spans(LocalDate.of(2020, 1, 1), FRIDAY);
        assertThat(spans).hasSize(ReportPlan.MOST_DAYS);
        assertThat(spans.get(ReportPlan.MOST_DAYS - 1).last()).isEqualTo(FRIDAY);
    }

    @Test
    void settingsThatMakeNoSenseShouldNameTheKey() {
        assertThat(
                        ReportSettings.from(
                                config(
                                        new String[] {" a@city.example.jp "},
                                        "07:30",
                                        "fiscal-year",
                                        "yes")))
                .satisfies(
                        settings -> {
                            assertThat(settings.to()).hasSize(1);
                            assertThat(settings.plan().kinds()).containsExactly(Unit.FISCAL_YEAR);
                            assertThat(settings.plan().everyDay()).isTrue();
                        });
        refused("to", config(new String[] {"nobody"}, "07:30", "day", "no"));
        refused("at", config(new String[0], "7時", "day", "no"));
        refused("kinds", config(new String[0], "07:30", "dates", "no"));
        refused("every.day", config(new String[0], "07:30", "day", "maybe"));
    }

    private static void refused(String key, ReportsConfig config) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ReportSettings.from(config))
                .withMessageContaining("reports.cfg: " + key + ":");
    }

    private static ReportsConfig config(String[] to, String at, String kind, String every) {
        return Configurations.of(
                ReportsConfig.class,
                Map.of("to", to, "at", at, "kinds", new String[] {kind}, "every_day", every));
    }
}
