// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.madoguchi.api.editorial.FaqFigures.DayFigure;
import org.madoguchi.api.editorial.FaqFigures.SearchDay;

/**
 * A chart of days, laid out for an SVG of {@value #WIDTH} by {@value #HEIGHT}; the numbers are in a
 * table beside it.
 *
 * @param bars what is counted
 * @param parts what part of it, drawn into the bars
 */
record DayChart(List<Bar> bars, List<Bar> parts, List<Mark> marks, List<Label> days) {
    static final int WIDTH = 720;
    static final int HEIGHT = 200;
    private static final double LEFT = 44;
    private static final double BOTTOM = 24;
    private static final double TOP = 10;
    private static final int MOST_LABELS = 8;
    private static final double FILLED = 0.78;

    /** One day. */
    record Bar(String x, String y, String width, String height, LocalDate day, long count) {}

    /** A line across, with its number. */
    record Mark(String y, long count) {}

    record Label(String x, LocalDate day) {}

    static DayChart views(List<DayFigure> days) {
        return of(days, DayFigure::day, DayFigure::views, day -> 0);
    }

    static DayChart searches(List<DayFigure> days) {
        return of(days, DayFigure::day, DayFigure::searches, DayFigure::withoutResult);
    }

    static DayChart search(List<SearchDay> days) {
        return of(days, SearchDay::day, SearchDay::count, SearchDay::withoutResult);
    }

    private static <T> DayChart of(
            List<T> days,
            Function<T, LocalDate> date,
            ToLongFunction<T> count,
            ToLongFunction<T> part) {
        long top = even(days.stream().mapToLong(count).max().orElse(0));
        double step = (WIDTH - LEFT) / Math.max(1, days.size());
        double room = HEIGHT - TOP - BOTTOM;
        List<Bar> bars = new ArrayList<>();
        List<Bar> parts = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        int every = Math.max(1, (days.size() + MOST_LABELS - 1) / MOST_LABELS);
        for (int i = 0; i < days.size(); i++) {
            T day = days.get(i);
            double x = LEFT + i * step;
            bars.add(bar(x, step, room, top, date.apply(day), count.applyAsLong(day)));
            if (part.applyAsLong(day) > 0) {
                parts.add(bar(x, step, room, top, date.apply(day), part.applyAsLong(day)));
            }
            if (i % every == 0) {
                labels.add(new Label(number(x + step * FILLED / 2), date.apply(day)));
            }
        }
        List<Mark> marks =
                List.of(
                        new Mark(number(TOP), top),
                        new Mark(number(TOP + room / 2), top / 2),
                        new Mark(number(TOP + room), 0));
        return new DayChart(bars, parts, marks, labels);
    }

    private static Bar bar(
            double x, double step, double room, long top, LocalDate day, long count) {
        double height = room * count / top;
        return new Bar(
                number(x),
                number(TOP + room - height),
                number(step * FILLED),
                number(height),
                day,
                count);
    }

    /** The next even number that people like: 2, 4, 6, 10, 20, 40 … */
    private static long even(long count) {
        long unit = 1;
        while (unit * 10 < count) {
            unit *= 10;
        }
        for (long factor : new long[] {2, 4, 6, 10}) {
            if (unit * factor >= count) {
                return unit * factor;
            }
        }
        return unit * 10;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
