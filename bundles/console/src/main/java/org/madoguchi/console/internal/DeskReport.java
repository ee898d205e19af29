// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.List;
import org.madoguchi.api.figures.DeskFigures;

/**
 * What a city asks for about a period: the same tables on paper and in a workbook. Made when it is
 * asked for; nothing is kept.
 */
record DeskReport(Screen screen, FigureSpan span, String title, List<Part> parts, Instant made) {
    DeskReport {
        parts = List.copyOf(parts);
    }

    /** A table, with what of it is drawn on paper (ST-235). */
    record Part(DeskTable table, List<Chart> charts) {
        Part {
            charts = List.copyOf(charts);
        }

        Part titled(String other) {
            return new Part(table.titled(other), charts);
        }

        static Part of(DeskTable table) {
            return new Part(table, List.of());
        }

        static Part days(Screen screen, DeskTable table, List<DeskFigures.Day> days) {
            return of(table, received(screen, "days", BarChart.cases(days, screen.words())));
        }

        static Part months(Screen screen, DeskTable table) {
            return of(table, received(screen, "months", BarChart.of(table)));
        }

        static Part week(Screen screen, DeskTable table) {
            return of(
                    table,
                    received(screen, "weekdays", BarChart.sums(table)),
                    received(screen, "day-hours", BarChart.columns(table)));
        }

        static Part calls(Screen screen, DeskTable table) {
            return of(table, received(screen, "call-hours", BarChart.of(table)));
        }

        private static Part of(DeskTable table, Chart... charts) {
            return new Part(table, table.isEmpty() ? List.of() : List.of(charts));
        }

        private static Chart received(Screen screen, String what, BarChart bars) {
            return new Chart(screen.text("figures.chart." + what), bars);
        }
    }

    record Chart(String title, BarChart bars) {}

    List<DeskTable> tables() {
        return parts.stream().map(Part::table).toList();
    }

    /** The running period is told as such. */
    String madeAt() {
        return screen.words().exactTime(made);
    }

    String back() {
        return DeskFiguresPage.PATH + "?" + span.query();
    }

    String workbook() {
        return DeskFiguresPage.PATH + "/report/file?" + span.query();
    }
}
