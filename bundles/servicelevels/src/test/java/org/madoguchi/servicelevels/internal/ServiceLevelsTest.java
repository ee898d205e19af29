// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.madoguchi.servicelevels.internal.LevelTown.ADMINISTRATOR;
import static org.madoguchi.servicelevels.internal.LevelTown.CHIEF;
import static org.madoguchi.servicelevels.internal.LevelTown.OPERATOR;
import static org.madoguchi.servicelevels.internal.LevelTown.VIEWER;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.servicelevel.Comparison;
import org.madoguchi.api.servicelevel.Duty;
import org.madoguchi.api.servicelevel.Figure;
import org.madoguchi.api.servicelevel.ImprovementPlan;
import org.madoguchi.api.servicelevel.Incident;
import org.madoguchi.api.servicelevel.Incident.State;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.IndicatorId;
import org.madoguchi.api.servicelevel.Level;
import org.madoguchi.api.servicelevel.Level.Verdict;
import org.madoguchi.api.servicelevel.LevelRow;
import org.madoguchi.api.servicelevel.Measure;
import org.madoguchi.api.servicelevel.Scope;
import org.madoguchi.api.servicelevel.Target;
import org.madoguchi.test.Requirement;

class ServiceLevelsTest {
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final LevelTown town = new LevelTown();

    @AfterEach
    void close() {
        town.close();
    }

    /** Noon of the day in the city. */
    private static Instant noon(int month, int day) {
        return Instant.parse(String.format("2026-%02d-%02dT03:00:00Z", month, day));
    }

    private static Target target(YearMonth from, Duty duty, Comparison comparison, String bound) {
        return new Target(from, duty, comparison, new BigDecimal(bound));
    }

    private static Target atLeast(String bound) {
        return target(YearMonth.of(2020, 4), Duty.BINDING, Comparison.AT_LEAST, bound);
    }

    private Indicator indicator(Measure measure, int within, Scope scope, Target... targets) {
        Indicator made =
                town.indicators.add(ADMINISTRATOR, new LocalizedText(measure + "指標", ""), measure);
        return town.indicators.save(
                ADMINISTRATOR,
                new Indicator(
                        made.id(), made.name(), measure, within, scope, List.of(targets), false));
    }

    private List<LevelRow> rows(Indicator of, YearMonth first, YearMonth last) {
        return town.levels.rows(CHIEF, first, last, false).stream()
                .filter(row -> row.indicator().id().equals(of.id()))
                .toList();
    }

    private Level level(Indicator of, YearMonth month) {
        return rows(of, month, month).get(0).last();
    }

    @Test
    @Requirement({"FJ-247", "ST-306", "ST-041"})
    void whatCitiesUsuallyAskForShouldBeThereAndBeEditable() {
        List<Indicator> delivered = town.indicators.all();

        assertThat(delivered)
                .extracting(each -> each.name().ja())
                .containsExactly(
                        "応答率", "放棄率", "即応率", "一次解決率", "平均通話時間", "平均後処理時間", "ウェブ受付", "FAX受付",
                        "システム稼働率", "画面の応答時間");
        assertThat(delivered.get(1).targets())
                .containsExactly(
                        target(YearMonth.of(2020, 4), Duty.BINDING, Comparison.BELOW, "10"));
        assertThat(town.levels.rows(CHIEF, NOVEMBER, NOVEMBER, false))
                .hasSize(11)
                .filteredOn(row -> row.indicator().measure() == Measure.AVAILABILITY)
                .extracting(row -> row.duty().orElseThrow())
                .containsExactly(Duty.BINDING, Duty.GOAL);
        for (Indicator each : delivered) {
            assertThat(town.indicators.save(ADMINISTRATOR, each)).isEqualTo(each);
        }
        assertThat(town.indicators.all()).isEqualTo(delivered);
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_RATE, 0, 91, 100, 91.0",
        "ABANDONMENT_RATE, 0, 9, 100, 9.0",
        "PROMPT_OF_ARRIVED, 9, 40, 100, 40.0",
        "PROMPT_OF_ANSWERED, 9, 40, 91, 44.0",
        "PROMPT_OF_ARRIVED, 15, 90, 100, 90.0",
        "TALK_TIME, 0, 9100, 91, 100.0",
        "WRAP_UP_TIME, 0, 3640, 91, 40.0",
        "RESOLUTION_RATE, 0, 7, 20, 35.0",
        "DEALT_WITH_RATE, 24, 7, 20, 35.0"
    })
    @Requirement({
        "FJ-287", "FJ-288", "FJ-289", "ST-296", "ST-297", "ST-298", "ST-299", "ST-300", "ST-301",
        "ST-307", "YK-037", "YK-038", "YK-039", "YK-042", "YK-049", "YK-050"
    })
    void everyMeasureShouldBeWhatIsCountedByHand(
            Measure measure, int within, long numerator, long denominator, String value) {
        town.answered(40, noon(11, 2), "0466001", 9);
        town.answered(50, noon(11, 3), "0466001", 15);
        town.answered(1, noon(11, 4), "0466001", 16);
        town.lost(9, noon(11, 5), "0466001");
        town.handled(7, noon(11, 6), "webform-main", true);
        town.handled(13, noon(11, 6), "webform-main", false);
        // of another month
        town.answered(5, noon(10, 31), "0466001", 1);
        town.lost(5, noon(12, 1), "0466001");

        Level level = level(indicator(measure, within, Scope.ALL), NOVEMBER);

        assertThat(level.figure()).isEqualTo(new Figure(numerator, denominator));
        assertThat(level.figure().value(measure.unit())).contains(new BigDecimal(value));
        assertThat(level.verdict()).isEqualTo(Verdict.NO_TARGET);
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 90, 90, MET",
        "AT_LEAST, 90, 89, MISSED",
        "AT_MOST, 90, 90, MET",
        "AT_MOST, 90, 91, MISSED",
        "BELOW, 90, 90, MISSED",
        "BELOW, 90, 89, MET"
    })
    @Requirement("ST-306")
    void aBoundShouldBeMetOnItsSide(
            Comparison comparison, String bound, int answered, Verdict verdict) {
        town.answered(answered, noon(11, 2), "0466001", 1);
        town.lost(100 - answered, noon(11, 2), "0466001");
        Indicator indicator =
                indicator(
                        Measure.ANSWER_RATE,
                        0,
                        Scope.ALL,
                        target(NOVEMBER, Duty.BINDING, comparison, bound));

        assertThat(level(indicator, NOVEMBER).verdict()).isEqualTo(verdict);
        assertThat(level(indicator, NOVEMBER.minusMonths(1)).verdict())
                .isEqualTo(Verdict.NO_TARGET);
        assertThat(level(indicator, NOVEMBER.plusMonths(2)).verdict()).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void theExactValueShouldBeJudgedAndNotTheRoundedOne() {
        town.answered(8996, noon(11, 2), "0466001", 1);
        town.lost(1004, noon(11, 2), "0466001");

        Level level = level(indicator(Measure.ANSWER_RATE, 0, Scope.ALL, atLeast("90")), NOVEMBER);

        assertThat(level.figure().value(Measure.Unit.PERCENT)).contains(new BigDecimal("90.0"));
        assertThat(level.verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    @Requirement({"YK-049", "YK-050", "YK-051"})
    void everyDeskShouldHaveItsOwn() {
        town.answered(70, noon(11, 2), "0466001", 20);
        town.lost(30, noon(11, 2), "0466001");
        town.answered(8, noon(11, 2), "0466002", 9);
        town.answered(1, noon(11, 2), "0466002", 10);
        town.lost(1, noon(11, 2), "0466002");
        Scope water = new Scope(Scope.Kind.LINE, "0466002");
        Indicator rate = indicator(Measure.ANSWER_RATE, 0, water, atLeast("80"));
        Indicator prompt = indicator(Measure.PROMPT_OF_ANSWERED, 9, water, atLeast("80"));
        Indicator queue =
                indicator(
                        Measure.ANSWER_RATE, 0, new Scope(Scope.Kind.QUEUE, "main"), atLeast("80"));

        assertThat(level(rate, NOVEMBER).figure()).isEqualTo(new Figure(9, 10));
        assertThat(level(prompt, NOVEMBER).figure()).isEqualTo(new Figure(8, 9));
        assertThat(level(queue, NOVEMBER).figure()).isEqualTo(new Figure(79, 110));
        assertThat(level(queue, NOVEMBER).verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    @Requirement("YK-053")
    void faxShouldChangeNoIndicatorThatIsOfCalls() {
        town.handled(5, noon(11, 2), "phone-main", true);
        town.handled(5, noon(11, 2), "phone-main", false);
        Indicator indicator =
                indicator(
                        Measure.RESOLUTION_RATE,
                        0,
                        new Scope(Scope.Kind.CHANNEL, "phone-main"),
                        atLeast("50"));
        assertThat(level(indicator, NOVEMBER).verdict()).isEqualTo(Verdict.MET);

        town.handled(90, noon(11, 3), "fax-main", false);

        assertThat(level(indicator, NOVEMBER).figure()).isEqualTo(new Figure(5, 10));
    }

    @Test
    @Requirement({"FJ-265", "ST-212", "ST-236", "ST-248", "ST-257", "ST-295", "ST-305"})
    void monthsShouldStandSideBySideAndTheMissedOnesInARowBeCounted() {
        // August 95, September 80, October 79, November 85 of 100
        int[] answered = {95, 80, 79, 85};
        for (int i = 0; i < answered.length; i++) {
            town.answered(answered[i], noon(8 + i, 2), "0466001", 1);
            town.lost(100 - answered[i], noon(8 + i, 2), "0466001");
        }
        Indicator indicator =
                indicator(
                        Measure.ANSWER_RATE,
                        0,
                        Scope.ALL,
                        atLeast("90"),
                        target(NOVEMBER, Duty.BINDING, Comparison.AT_LEAST, "85"),
                        target(AUGUST, Duty.GOAL, Comparison.AT_LEAST, "95"));

        List<LevelRow> rows = rows(indicator, AUGUST, NOVEMBER);

        assertThat(rows)
                .extracting(row -> row.duty().orElseThrow())
                .containsExactly(Duty.BINDING, Duty.GOAL);
        assertThat(rows.get(0).months())
                .extracting(month -> month.verdict() + " " + month.missedRunning())
                .containsExactly("MET 0", "MISSED 1", "MISSED 2", "MET 0");
        assertThat(rows.get(1).months())
                .extracting(month -> month.verdict() + " " + month.missedRunning())
                .containsExactly("MET 0", "MISSED 1", "MISSED 2", "MISSED 3");
        assertThat(rows.get(0).whole().figure()).isEqualTo(new Figure(339, 400));
        assertThat(rows.get(0).whole().verdict()).isEqualTo(Verdict.MISSED);
        // seen alone, a month knows those before it
        assertThat(rows(indicator, NOVEMBER, NOVEMBER).get(1).last().isPlanDue()).isTrue();
    }

    @Test
    void aMonthShouldBeCountedOnceForAllIndicators() {
        town.questions = 0;
        town.levels.rows(CHIEF, NOVEMBER, NOVEMBER, false);
        // without a limit of seconds, and within 15
        assertThat(town.questions).isEqualTo(2);
    }

    @Test
    @Requirement({"ST-105", "ST-212"})
    void anAcceptedEmergencyShouldBeLeftOutUnlessItIsAskedFor() {
        town.answered(90, noon(11, 2), "0466001", 1);
        town.lost(10, noon(11, 2), "0466001");
        town.lost(400, noon(11, 10), "0466001");
        Indicator indicator = indicator(Measure.ANSWER_RATE, 0, Scope.ALL, atLeast("90"));
        assertThat(level(indicator, NOVEMBER).verdict()).isEqualTo(Verdict.MISSED);

        Incident typhoon =
                town.incidents.add(
                        ADMINISTRATOR,
                        incident(Incident.Kind.EMERGENCY, noon(11, 9), noon(11, 11), "台風"));

        assertThat(level(indicator, NOVEMBER).figure()).isEqualTo(new Figure(90, 100));
        assertThat(level(indicator, NOVEMBER).verdict()).isEqualTo(Verdict.MET);
        assertThat(town.levels.rows(CHIEF, NOVEMBER, NOVEMBER, true))
                .filteredOn(row -> row.indicator().id().equals(indicator.id()))
                .singleElement()
                .satisfies(row -> assertThat(row.whole().figure()).isEqualTo(new Figure(90, 500)));
        town.incidents.remove(ADMINISTRATOR, typhoon.id());
        assertThat(level(indicator, NOVEMBER).figure()).isEqualTo(new Figure(90, 500));
        assertThat(town.audited)
                .anyMatch(line -> line.startsWith("incident.add") && line.endsWith("台風"))
                .anyMatch(line -> line.startsWith("incident.remove"));
    }

    @Test
    @Requirement("ST-225")
    void aFaultShouldBeKeptWithWhatWasFoundOutAndDone() {
        Instant begin = Instant.parse("2026-11-09T00:00:00Z");
        Incident fault =
                town.incidents.add(
                        ADMINISTRATOR,
                        incident(Incident.Kind.FAULT, begin, begin.plusSeconds(3600), "FAXが届かない"));
        town.incidents.add(
                ADMINISTRATOR,
                incident(Incident.Kind.FAULT, begin, begin.plusSeconds(60), "メールが遅れる"));
        Incident.Report report =
                new Incident.Report(
                        "FAX 12件が1時間遅れた", "回線の切断", "予備回線に切り替えた\r\n監視を加える", State.WATCHED);

        town.incidents.change(
                ADMINISTRATOR,
                new Incident(
                        fault.id(),
                        Incident.Kind.FAULT,
                        begin,
                        begin.plusSeconds(7200),
                        "FAXが届かない",
                        report));

        Incident kept =
                town.incidents.all().stream()
                        .filter(each -> each.id() == fault.id())
                        .findFirst()
                        .orElseThrow();
        assertThat(kept.until()).isEqualTo(begin.plusSeconds(7200));
        assertThat(kept.report().measures()).isEqualTo("予備回線に切り替えた\n監視を加える");
        assertThat(kept.report().state()).isEqualTo(State.WATCHED);
        assertThat(town.audited).anyMatch(line -> line.startsWith("incident.change"));
        Incident longer =
                new Incident(
                        fault.id(),
                        Incident.Kind.FAULT,
                        begin,
                        begin.plusSeconds(60),
                        "FAX",
                        new Incident.Report("長".repeat(4001), "", "", State.OPEN));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> town.incidents.change(ADMINISTRATOR, longer));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.incidents.change(CHIEF, fault));
    }

    private static Incident incident(Incident.Kind kind, Instant from, Instant until, String why) {
        return new Incident(0, kind, from, until, why);
    }

    @Test
    @Requirement({"FJ-208", "FJ-291", "ST-294"})
    void onlyAnOutageShouldLowerTheAvailability() {
        Indicator indicator = indicator(Measure.AVAILABILITY, 0, Scope.ALL, atLeast("99.5"));
        assertThat(level(indicator, NOVEMBER).figure()).isEqualTo(new Figure(2_592_000, 2_592_000));

        // ten hours of the month's 720
        town.incidents.add(
                ADMINISTRATOR,
                incident(
                        Incident.Kind.PLANNED_STOP,
                        noon(11, 9),
                        noon(11, 9).plusSeconds(36_000),
                        "点検"));
        assertThat(level(indicator, NOVEMBER).figure()).isEqualTo(new Figure(2_556_000, 2_556_000));
        assertThat(level(indicator, NOVEMBER).verdict()).isEqualTo(Verdict.MET);

        // seven hours, of which three are within the planned stop
        town.incidents.add(
                ADMINISTRATOR,
                incident(
                        Incident.Kind.OUTAGE,
                        noon(11, 9).plusSeconds(25_200),
                        noon(11, 9).plusSeconds(50_400),
                        "ディスクの故障"));
        assertThat(level(indicator, NOVEMBER).figure()).isEqualTo(new Figure(2_541_600, 2_556_000));
        assertThat(level(indicator, NOVEMBER).verdict()).isEqualTo(Verdict.MISSED);
        // as far as the running month has come
        assertThat(level(indicator, NOVEMBER.plusMonths(1)).figure())
                .isEqualTo(new Figure(43_200, 43_200));
    }

    @Test
    @Requirement({"FJ-208", "FJ-257", "FJ-295"})
    void screensShouldBeJudgedByTheSecondsThatStaffWaitedForThem() {
        Indicator indicator = indicator(Measure.SCREEN_RATE, 3, Scope.ALL, atLeast("90"));
        assertThat(level(indicator, NOVEMBER).figure()).isEqualTo(Figure.NONE);
        // the last minute of the month before, and the first of the next one
        town.screens.add(Instant.parse("2026-10-31T14:59:59Z"), Map.of(60, 50L));
        town.screens.add(Instant.parse("2026-11-30T15:00:00Z"), Map.of(60, 50L));
        town.screens.add(noon(11, 9), Map.of(1, 80L, 3, 8L, 4, 9L));
        town.screens.add(noon(11, 9).plusSeconds(60), Map.of(1, 2L, 60, 1L));

        assertThat(level(indicator, NOVEMBER).figure()).isEqualTo(new Figure(90, 100));
        assertThat(level(indicator, NOVEMBER).verdict()).isEqualTo(Verdict.MET);
        town.incidents.add(
                ADMINISTRATOR,
                incident(
                        Incident.Kind.EMERGENCY,
                        noon(11, 9).minusSeconds(3_600),
                        noon(11, 9).plusSeconds(3_600),
                        "地震"));
        assertThat(level(indicator, NOVEMBER).figure()).isEqualTo(Figure.NONE);
    }

    @Test
    void timesThatCannotBeShouldBeRefused() {
        Instant begin = noon(11, 9);
        town.incidents.add(
                ADMINISTRATOR,
                incident(Incident.Kind.EMERGENCY, begin, begin.plusSeconds(3600), "地震"));
        for (Incident bad :
                List.of(
                        incident(Incident.Kind.EMERGENCY, begin, begin, "同時"),
                        incident(Incident.Kind.EMERGENCY, begin, begin.minusSeconds(1), "逆"),
                        incident(
                                Incident.Kind.EMERGENCY,
                                begin.plusSeconds(3599),
                                begin.plusSeconds(9000),
                                "重なり"),
                        incident(
                                Incident.Kind.EMERGENCY,
                                begin.minusSeconds(10),
                                begin.plusSeconds(9000),
                                "重なり"),
                        incident(
                                Incident.Kind.OUTAGE, begin, begin.plusSeconds(400L * 86_400), "長"),
                        incident(Incident.Kind.OUTAGE, begin, begin.plusSeconds(60), " \n"),
                        incident(
                                Incident.Kind.OUTAGE,
                                begin,
                                begin.plusSeconds(60),
                                "長".repeat(501)))) {
            assertThatExceptionOfType(RejectedException.class)
                    .isThrownBy(() -> town.incidents.add(ADMINISTRATOR, bad))
                    .satisfies(e -> assertThat(e.reason().ja()).endsWith("。"));
        }
        // one after the other, and another kind at the same time
        town.incidents.add(
                ADMINISTRATOR,
                incident(
                        Incident.Kind.EMERGENCY,
                        begin.plusSeconds(3600),
                        begin.plusSeconds(7200),
                        "余震"));
        town.incidents.add(
                ADMINISTRATOR,
                incident(Incident.Kind.OUTAGE, begin, begin.plusSeconds(3600), "停電"));
        assertThat(town.incidents.all())
                .extracting(Incident::reason)
                .containsExactly("余震", "停電", "地震");
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.incidents.remove(CHIEF, 1));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> town.incidents.remove(ADMINISTRATOR, -77));
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_RATE, 0, ALL, '', 1000000000",
        "ANSWER_RATE, 0, ALL, '', 100.01",
        "ANSWER_RATE, 0, ALL, '', -1",
        "ANSWER_RATE, 0, ALL, '', 99.999",
        "TALK_TIME, 0, ALL, '', 86401",
        "TALK_TIME, 0, ALL, '', 1e12",
        "PROMPT_OF_ARRIVED, 0, ALL, '', 90",
        "PROMPT_OF_ARRIVED, 3601, ALL, '', 90",
        "DEALT_WITH_RATE, 1001, ALL, '', 90",
        "DEALT_WITH_RATE, -1, ALL, '', 90",
        "DEALT_WITH_RATE, 24, LINE, 0466001, 90",
        "AVAILABILITY, 0, CHANNEL, phone-main, 90",
        "SCREEN_RATE, 3, CHANNEL, phone-main, 90",
        "SCREEN_RATE, 0, ALL, '', 90",
        "ANSWER_RATE, 0, LINE, ' ', 90",
        "ANSWER_RATE, 0, CHANNEL, Phone', 90"
    })
    void whatNoIndicatorCanBeShouldBeRefused(
            Measure measure, int within, Scope.Kind kind, String value, String bound) {
        assertRefused(() -> indicator(measure, within, new Scope(kind, value), atLeast(bound)));
    }

    private static void assertRefused(Runnable deed) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(deed::run)
                .satisfies(e -> assertThat(e.reason().ja()).endsWith("。"));
    }

    @Test
    void namesAndTargetsShouldHaveTheirLimits() {
        for (String name : List.of("", " \n", "長".repeat(101), "長".repeat(10_000))) {
            assertRefused(
                    () ->
                            town.indicators.add(
                                    ADMINISTRATOR,
                                    new LocalizedText(name, ""),
                                    Measure.ANSWER_RATE));
        }
        assertRefused(
                () -> indicator(Measure.ANSWER_RATE, 0, Scope.ALL, atLeast("80"), atLeast("90")));
        assertRefused(
                () ->
                        indicator(
                                Measure.ANSWER_RATE,
                                0,
                                Scope.ALL,
                                target(YearMonth.of(1999, 12), Duty.GOAL, Comparison.BELOW, "1")));
        List<Target> many = new ArrayList<>();
        for (int i = 0; i <= 60; i++) {
            many.add(target(AUGUST.plusMonths(i), Duty.GOAL, Comparison.BELOW, "1"));
        }
        assertRefused(
                () -> indicator(Measure.ANSWER_RATE, 0, Scope.ALL, many.toArray(Target[]::new)));
        for (int made = town.indicators.all().size(); made < 100; made++) {
            town.indicators.add(ADMINISTRATOR, LocalizedText.same("指標"), Measure.TALK_TIME);
        }
        assertRefused(
                () ->
                        town.indicators.add(
                                ADMINISTRATOR, LocalizedText.same("指標"), Measure.TALK_TIME));
    }

    @Test
    @Requirement("ST-305")
    void indicatorsShouldBeAddedMovedAndRetiredByWhoMay() {
        Indicator added =
                town.indicators.add(
                        ADMINISTRATOR, new LocalizedText("チャット", "Chat"), Measure.DEALT_WITH_RATE);
        assertThat(added.within()).isEqualTo(24);
        town.indicators.move(ADMINISTRATOR, added.id(), 0);
        assertThat(town.indicators.all().get(0)).isEqualTo(added);
        town.indicators.retire(ADMINISTRATOR, added.id(), true);
        assertThat(rows(added, NOVEMBER, NOVEMBER)).isEmpty();
        assertThat(town.indicators.all().get(0).retired()).isTrue();
        town.indicators.retire(ADMINISTRATOR, added.id(), false);
        assertThat(rows(added, NOVEMBER, NOVEMBER)).hasSize(1);
        assertThat(town.audited)
                .extracting(line -> line.split(" ")[0])
                .containsExactly(
                        "indicator.add", "indicator.move", "indicator.retire", "indicator.revive");
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.indicators.retire(CHIEF, added.id(), true));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.indicators.save(CHIEF, added));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> town.indicators.move(ADMINISTRATOR, new IndicatorId(987_654), 0));
    }

    @Test
    void figuresShouldBeForThoseWhoSeeTheBoardAndPeriodsShouldEnd() {
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.levels.rows(OPERATOR, NOVEMBER, NOVEMBER, false));
        assertRefused(() -> town.levels.rows(CHIEF, NOVEMBER.minusMonths(36), NOVEMBER, false));
        assertThat(town.levels.rows(VIEWER, NOVEMBER.minusMonths(35), NOVEMBER, false))
                .allSatisfy(row -> assertThat(row.months()).hasSize(36));
    }

    @ParameterizedTest
    @EnumSource(ImprovementPlan.State.class)
    @Requirement("ST-257")
    void aPlanShouldBeKeptWithItsCauseAndResult(ImprovementPlan.State state) {
        IndicatorId answerRate = town.indicators.all().get(0).id();
        ImprovementPlan plan = plan(answerRate, "電話が集中した", "増員する", state, "改善した");
        town.plans.save(CHIEF, plan);

        assertThat(town.plans.plans(VIEWER, AUGUST, NOVEMBER)).containsExactly(plan);
        assertThat(town.plans.plans(VIEWER, AUGUST, NOVEMBER.minusMonths(1))).isEmpty();
        ImprovementPlan changed = plan(answerRate, "", "研修する", state, "回復した");
        town.plans.save(CHIEF, changed);
        assertThat(town.plans.plans(VIEWER, NOVEMBER, NOVEMBER)).containsExactly(changed);
        assertThat(town.audited)
                .last()
                .asString()
                .isEqualTo("plan.save indicator " + answerRate + " 応答率, 2026-11, " + state);
    }

    private static ImprovementPlan plan(
            IndicatorId indicator,
            String cause,
            String remedy,
            ImprovementPlan.State state,
            String result) {
        return new ImprovementPlan(
                indicator,
                NOVEMBER,
                cause,
                remedy,
                Optional.of(LocalDate.of(2026, 12, 20)),
                state,
                result);
    }

    @Test
    void aPlanThatSaysNothingShouldBeRefused() {
        IndicatorId answerRate = town.indicators.all().get(0).id();
        ImprovementPlan.State drawn = ImprovementPlan.State.DRAWN_UP;
        assertRefused(() -> town.plans.save(CHIEF, ImprovementPlan.blank(answerRate, NOVEMBER)));
        assertRefused(() -> town.plans.save(CHIEF, plan(answerRate, "", " ", drawn, "")));
        assertRefused(
                () -> town.plans.save(CHIEF, plan(answerRate, "長".repeat(4001), "x", drawn, "")));
        assertRefused(
                () ->
                        town.plans.save(
                                CHIEF, plan(answerRate, "", "x", ImprovementPlan.State.DONE, "")));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () ->
                                town.plans.save(
                                        CHIEF, plan(new IndicatorId(4711), "", "x", drawn, "")));
        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> town.plans.save(VIEWER, plan(answerRate, "", "x", drawn, "")));
    }
}
