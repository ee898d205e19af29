// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.CaseHistory;
import org.madoguchi.api.cases.Spread;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.figures.FigureRow;
import org.madoguchi.api.figures.ReportForm;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.telephony.CallCounts;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.console.internal.DeskFiguresPage.Sheet;
import org.madoguchi.web.View;

/** A month of あさひ市's desk. */
final class FigureSample implements DeskFigures {
    static final FigureSpan NOVEMBER =
            FigureSpan.of("MONTH", "2026-11-05", null, null, LocalDate.of(2026, 11, 21));
    private static final CaseCount COUNT =
            new CaseCount(
                    412,
                    398,
                    301,
                    97,
                    38,
                    Spread.of(Map.of(12L, 200L, 250L, 100L)),
                    Spread.of(Map.of(90L, 300L, 4000L, 98L)),
                    Spread.NONE);

    static void pages(Map<String, View> pages, Screen screen) {
        DeskTables tables = new DeskTables(screen, new FigureSample(), NOVEMBER);
        List<DeskTable> all = new ArrayList<>();
        for (Sheet sheet : Sheet.values()) {
            DeskTable table =
                    sheet.split()
                            .map(split -> tables.split(split, Optional.empty()))
                            .orElseGet(
                                    () ->
                                            switch (sheet) {
                                                case MONTHS -> tables.months();
                                                case TOPIC_MONTHS ->
                                                        tables.courses(
                                                                new FigureSample().courses());
                                                case HOURS -> tables.week();
                                                case CALLS -> tables.calls();
                                                default -> tables.days();
                                            });
            all.add(table);
            pages.put(
                    "figures-" + sheet,
                    Screens.view(
                            "figures.jte",
                            "page",
                            new DeskFiguresPage(
                                    screen,
                                    NOVEMBER,
                                    sheet,
                                    Optional.empty(),
                                    List.of(),
                                    COUNT,
                                    table,
                                    new FigureSample().days(screen.actor(), NOVEMBER.period()),
                                    sheet == Sheet.TOPIC_MONTHS
                                            ? Optional.of(
                                                    CourseChart.of(
                                                            screen,
                                                            new FigureSample().courses(),
                                                            NOVEMBER.monthNames(screen)))
                                            : Optional.empty())));
        }
        all.add(tables.summary());
        all.add(tables.entrances());
        all.add(tables.shares(CallCounts.By.QUEUE));
        all.add(tables.shares(CallCounts.By.OPERATOR));
        all.add(tables.transfers());
        pages.put(
                "figures-form",
                Screens.view(
                        "figuresForm.jte",
                        "page",
                        new ReportFormPage(screen, "MONTH", ReportForm.USUAL, Optional.empty())));
        pages.put("figures-report", Screens.view("figuresReport.jte", "page", report(screen, all)));
    }

    static DeskReport report(Screen screen, List<DeskTable> tables) {
        return new DeskReport(
                screen,
                NOVEMBER,
                DeskReports.usualTitle(screen, NOVEMBER.unit()),
                tables.stream().map(DeskReport.Part::of).toList(),
                Instant.parse("2026-12-01T00:30:00Z"));
    }

    @Override
    public CaseCount total(Actor actor, Period period) {
        return COUNT;
    }

    @Override
    public List<FigureRow> rows(Actor actor, Period period, Split split, Optional<TopicId> topic) {
        return List.of(
                new FigureRow(
                        FigureRow.Kind.GROUP,
                        Optional.of("7"),
                        LocalizedText.same("=1+1"),
                        0,
                        COUNT),
                new FigureRow(
                        FigureRow.Kind.CALLS,
                        Optional.of(FigureRow.Ending.ANNOUNCEMENT.name()),
                        LocalizedText.same(""),
                        1,
                        COUNT),
                new FigureRow(
                        FigureRow.Kind.NONE,
                        Optional.empty(),
                        LocalizedText.same(""),
                        0,
                        CaseCount.NONE));
    }

    private List<Course> courses() {
        return courses(null, List.of(NOVEMBER.period()), Optional.empty());
    }

    @Override
    public List<Course> courses(Actor actor, List<Period> parts, Optional<TopicId> topic) {
        return List.of(
                course(1, "分野 <b>", 0, parts),
                course(2, "ごみ・リサイクル", 1, parts),
                course(3, "粗大ごみ", 2, parts));
    }

    private static Course course(long id, String name, int level, List<Period> parts) {
        return new Course(
                new TopicId(id),
                LocalizedText.same(name),
                level,
                parts.stream().map(part -> part.first().getMonthValue() * id).toList());
    }

    @Override
    public List<Day> days(Actor actor, Period period) {
        return period.first()
                .datesUntil(period.last().plusDays(1))
                .map(day -> new Day(day, 10 + day.getDayOfMonth() % 7, 9, 3, 38))
                .toList();
    }

    @Override
    public List<WeekHour> week(Actor actor, Period period) {
        List<WeekHour> week = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int hour = 0; hour < 24; hour++) {
                week.add(new WeekHour(day, hour, hour > 8 && hour < 18 ? hour : 0));
            }
        }
        return week;
    }

    @Override
    public List<WeekHour> callWeek(Actor actor, Period period) {
        return week(actor, period);
    }

    @Override
    public List<CallHour> calls(Actor actor, Period period) {
        return List.of(
                new CallHour(
                        9, 40, 31, 3, 1, 5, Duration.ofSeconds(320), Duration.ofSeconds(7200)));
    }

    @Override
    public List<Entrance> entrances(Actor actor, Period period) {
        return calls(actor, period).stream()
                .map(hour -> new Entrance("上下水道局", "0468221234", hour))
                .toList();
    }

    @Override
    public List<CallShare> shares(Actor actor, Period period, CallCounts.By by) {
        return calls(actor, period).stream()
                .map(hour -> new CallShare("tax", LocalizedText.same("税金"), hour))
                .toList();
    }

    @Override
    public List<CallCounts.Transferred> transfers(Actor actor, Period period) {
        return List.of(new CallCounts.Transferred("ごみ減量課", 12));
    }

    @Override
    public CaseHistory.Extract history(Actor actor, Period period) {
        return new CaseHistory.Extract(0, true, List.of());
    }
}
