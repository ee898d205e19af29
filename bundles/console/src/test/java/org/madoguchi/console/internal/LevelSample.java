// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.servicelevel.Comparison;
import org.madoguchi.api.servicelevel.Duty;
import org.madoguchi.api.servicelevel.Figure;
import org.madoguchi.api.servicelevel.ImprovementPlan;
import org.madoguchi.api.servicelevel.Incident;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.IndicatorId;
import org.madoguchi.api.servicelevel.Level;
import org.madoguchi.api.servicelevel.Level.Verdict;
import org.madoguchi.api.servicelevel.LevelRow;
import org.madoguchi.api.servicelevel.Measure;
import org.madoguchi.api.servicelevel.Scope;
import org.madoguchi.api.servicelevel.Target;
import org.madoguchi.web.View;

/** What あさひ市 promised, and what it kept. */
final class LevelSample {
    static final FigureSpan YEAR =
            FigureSpan.of("FISCAL_YEAR", "2026-11-05", null, null, LocalDate.of(2026, 11, 21));
    static final Indicator PROMPT =
            new Indicator(
                    new IndicatorId(-7),
                    new LocalizedText("即応率", "Prompt answers"),
                    Measure.PROMPT_OF_ARRIVED,
                    15,
                    new Scope(Scope.Kind.LINE, "0466001"),
                    List.of(target("85"), target("90.5")),
                    false);
    static final Indicator TALK =
            new Indicator(
                    new IndicatorId(12),
                    new LocalizedText("平均通話時間", ""),
                    Measure.TALK_TIME,
                    0,
                    Scope.ALL,
                    List.of(),
                    true);

    private LevelSample() {}

    private static Target target(String bound) {
        return new Target(
                YearMonth.of(2026, 4), Duty.GOAL, Comparison.AT_LEAST, new BigDecimal(bound));
    }

    /** Met until October, missed since. */
    static LevelRow row(FigureSpan span) {
        List<Level> months = new ArrayList<>();
        Figure sum = Figure.NONE;
        for (FigureSpan month : span.months()) {
            YearMonth at = YearMonth.from(month.first());
            boolean late = at.getMonthValue() >= 10;
            Figure figure = at.getYear() > 2026 ? Figure.NONE : new Figure(late ? 80 : 91, 100);
            sum = sum.plus(figure);
            months.add(
                    new Level(
                            at,
                            figure,
                            Optional.of(target("85")),
                            figure.isEmpty()
                                    ? Verdict.NO_DATA
                                    : late ? Verdict.MISSED : Verdict.MET,
                            late ? at.getMonthValue() - 9 : 0));
        }
        Level last = months.get(months.size() - 1);
        return new LevelRow(
                PROMPT,
                Optional.of(Duty.GOAL),
                new Level(last.month(), sum, Optional.of(target("85")), Verdict.MET, 0),
                months);
    }

    static LevelRow without(FigureSpan span) {
        List<Level> months =
                span.months().stream()
                        .map(
                                month ->
                                        new Level(
                                                YearMonth.from(month.first()),
                                                new Figure(2853, 10),
                                                Optional.empty(),
                                                Verdict.NO_TARGET,
                                                0))
                        .toList();
        return new LevelRow(TALK, Optional.empty(), months.get(0), months);
    }

    static ImprovementPlan plan(YearMonth month) {
        return new ImprovementPlan(
                PROMPT.id(),
                month,
                "電話が集中した",
                "<増員する>",
                Optional.of(LocalDate.of(2027, 1, 20)),
                ImprovementPlan.State.APPROVED,
                "");
    }

    static void pages(Map<String, View> pages, Screen screen, Screen settings) {
        for (FigureSpan span : List.of(FigureSample.NOVEMBER, YEAR)) {
            pages.put(
                    "levels-" + span.unit(),
                    Screens.view(
                            "levels.jte",
                            "page",
                            new LevelPages.Table(
                                    screen,
                                    span,
                                    span == YEAR,
                                    List.of("2026-11-09 ～ 2026-11-10　台風"),
                                    List.of(row(span), without(span)),
                                    List.of(plan(YearMonth.of(2026, 12))))));
        }
        pages.put(
                "levels-none",
                Screens.view(
                        "levels.jte",
                        "page",
                        new LevelPages.Table(
                                screen, YEAR, false, List.of(), List.of(), List.of())));
        pages.put(
                "level-plan",
                Screens.view(
                        "levelPlan.jte",
                        "page",
                        new LevelPages.Plan(
                                screen,
                                PROMPT,
                                plan(YearMonth.of(2026, 11)),
                                "",
                                List.of(row(FigureSample.NOVEMBER)),
                                Optional.of(LocalizedText.same("期限を入力してください。")))));
        pages.put(
                "settings-levels",
                Screens.view(
                        "settingsLevels.jte",
                        "page",
                        new IndicatorsPage(
                                settings,
                                List.of(PROMPT, TALK),
                                Optional.of(PROMPT),
                                Optional.of(IndicatorDraft.of(PROMPT)),
                                List.of("phone-main", "0466001"),
                                "up",
                                Optional.empty())));
        pages.put(
                "settings-incident",
                Screens.view(
                        "settingsIncident.jte",
                        "page",
                        IncidentPage.blank(settings, "FAXが届かない", "2026-11-20T09:00")));
        pages.put(
                "settings-incidents",
                Screens.view(
                        "settingsIncidents.jte",
                        "page",
                        IncidentsPage.of(
                                settings,
                                IncidentFilter.of(null, null, null),
                                List.of(
                                        new Incident(
                                                5,
                                                Incident.Kind.EMERGENCY,
                                                Instant.parse("2026-11-09T00:00:00Z"),
                                                Instant.parse("2026-11-10T00:00:00Z"),
                                                "台風")))));
    }
}
