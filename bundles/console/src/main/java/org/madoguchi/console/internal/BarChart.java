// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.madoguchi.console.internal.ChartScale.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.madoguchi.api.editorial.FaqFigures.DayFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchDay;
import org.madoguchi.api.figures.DeskFigures.Day;

/**
 * A chart of days, months or hours, laid out for {@link ChartScale}; the numbers are in a table
 * beside it.
 *
 * @param bars what is counted
 * @param parts what part of it, drawn into the bars
 */
record BarChart(
        List<Bar> bars,
        List<Bar> parts,
        List<ChartScale.Mark> marks,
        List<ChartScale.Label> labels) {
    private static final double FILLED = 0.78;

    /** One day, month or hour. */
    record Bar(String x, String y, String width, String height, String name, long count) {}

    static BarChart views(List<DayFigure> days, Words words) {
        return of(days, day -> words.day(day.day()), DayFigure::views, day -> 0);
    }

    static BarChart searches(List<DayFigure> days, Words words) {
        return of(days, day -> words.day(day.day()), DayFigure::searches, DayFigure::withoutResult);
    }

    static BarChart search(List<SearchDay> days, Words words) {
        return of(days, day -> words.day(day.day()), SearchDay::count, SearchDay::withoutResult);
    }

    static BarChart cases(List<Day> days, Words words) {
        return of(days, day -> words.day(day.day()), Day::received, Day::handedOn);
    }

    /** The lines of a table that have a bar. */
    static BarChart of(DeskTable table) {
        return of(
                table.lines().stream().filter(line -> line.weight() >= 0).toList(),
                DeskTable.Line::name,
                DeskTable.Line::weight,
                line -> 0);
    }

    /** What the lines of a table sum up to in their last column. */
    static BarChart sums(DeskTable table) {
        return of(
                table.lines().stream().filter(line -> line.kind() == DeskTable.Kind.PLAIN).toList(),
                DeskTable.Line::name,
                line -> (Long) line.cells().get(line.cells().size() - 1),
                line -> 0);
    }

    /** The columns of the last line of a table, without their own sum. */
    static BarChart columns(DeskTable table) {
        List<Object> cells = table.lines().get(table.lines().size() - 1).cells();
        return of(
                IntStream.range(0, cells.size() - 1).boxed().toList(),
                column -> table.columns().get(column + 1),
                column -> (Long) cells.get(column),
                column -> 0);
    }

    private static <T> BarChart of(
            List<T> all,
            Function<T, String> name,
            ToLongFunction<T> count,
            ToLongFunction<T> part) {
        ChartScale scale = ChartScale.upTo(all.stream().mapToLong(count).max().orElse(0));
        double step = (ChartScale.WIDTH - ChartScale.LEFT) / Math.max(1, all.size());
        List<Bar> bars = new ArrayList<>();
        List<Bar> parts = new ArrayList<>();
        List<ChartScale.Label> labels = new ArrayList<>();
        int every = ChartScale.everyLabel(all.size());
        for (int i = 0; i < all.size(); i++) {
            T each = all.get(i);
            double x = ChartScale.LEFT + i * step;
            bars.add(bar(scale, x, step, name.apply(each), count.applyAsLong(each)));
            if (part.applyAsLong(each) > 0) {
                parts.add(bar(scale, x, step, name.apply(each), part.applyAsLong(each)));
            }
            if (i % every == 0) {
                labels.add(new ChartScale.Label(number(x + step * FILLED / 2), name.apply(each)));
            }
        }
        return new BarChart(bars, parts, scale.marks(), labels);
    }

    private static Bar bar(ChartScale scale, double x, double step, String name, long count) {
        return new Bar(
                number(x),
                number(scale.y(count)),
                number(step * FILLED),
                number(scale.height(count)),
                name,
                count);
    }
}
