// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.servicelevel.ImprovementPlan;
import org.madoguchi.api.servicelevel.Level;
import org.madoguchi.api.servicelevel.LevelRow;
import org.madoguchi.console.internal.DeskTable.Kind;
import org.madoguchi.console.internal.DeskTable.Line;

/** Service levels as the tables of reports and files are (FJ-257, FJ-265, ST-236, ST-248). */
record LevelTable(Screen screen, FigureSpan span, List<LevelRow> rows) {
    LevelTable {
        rows = List.copyOf(rows);
    }

    /** The period and what each of its months was, in one cell each. */
    DeskTable table() {
        List<String> columns = new ArrayList<>(heads());
        boolean months = span.hasMonths();
        if (months) {
            span.months().forEach(month -> columns.add(month.label(screen)));
        }
        return new DeskTable(
                "levels-" + span.last(),
                screen.text("levels.title"),
                screen.text("levels.hint"),
                columns,
                rows.stream().map(row -> line(row, months)).toList());
    }

    /** What is done about what was missed; empty where nothing is (ST-257). */
    Optional<DeskTable> plans(List<ImprovementPlan> plans) {
        return plans.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DeskTable(
                                "plans-" + span.last(),
                                screen.text("levels.plans"),
                                "",
                                Stream.of(
                                                "levels.indicator",
                                                "figures.column.month",
                                                "plan.cause",
                                                "plan.remedy",
                                                "plan.due",
                                                "plan.state",
                                                "plan.result")
                                        .map(screen::text)
                                        .toList(),
                                plans.stream().map(this::line).toList()));
    }

    private Line line(ImprovementPlan plan) {
        return new Line(
                Kind.PLAIN,
                LevelWords.name(screen, rows, plan.indicator()),
                0,
                Optional.empty(),
                List.of(
                        plan.month().toString(),
                        plan.cause(),
                        plan.remedy(),
                        plan.due().map(LocalDate::toString).orElse(""),
                        screen.name("plan.state", plan.state()),
                        plan.result()),
                -1);
    }

    private List<String> heads() {
        return Stream.of(
                        "levels.indicator",
                        "levels.about",
                        "levels.duty",
                        "levels.target",
                        "levels.value",
                        "levels.verdict",
                        "levels.numerator",
                        "levels.denominator",
                        "levels.running")
                .map(screen::text)
                .toList();
    }

    private Line line(LevelRow row, boolean months) {
        LevelWords words = new LevelWords(screen);
        Level whole = row.whole();
        List<Object> cells = new ArrayList<>();
        cells.add(words.about(row.indicator()));
        cells.add(row.duty().map(duty -> screen.name("duty", duty)).orElse(""));
        cells.add(whole.target().map(each -> words.bound(row.indicator(), each)).orElse(""));
        cells.add(
                whole.figure()
                        .value(row.indicator().measure().unit())
                        .<Object>map(Number::doubleValue)
                        .orElse(""));
        cells.add(words.verdict(whole));
        cells.add(whole.figure().numerator());
        cells.add(whole.figure().denominator());
        cells.add((long) row.last().missedRunning());
        if (months) {
            row.months()
                    .forEach(
                            month ->
                                    cells.add(
                                            words.value(row.indicator(), month.figure())
                                                    + " "
                                                    + words.verdict(month)));
        }
        return new Line(
                Kind.PLAIN, screen.in(row.indicator().name()), 0, Optional.empty(), cells, -1);
    }
}
