// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;

/**
 * The picture that charts are drawn in, an SVG of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param top the count at its upper edge
 */
record ChartScale(long top) {
    static final int WIDTH = 720;
    static final int HEIGHT = 200;
    static final double LEFT = 44;
    private static final double BOTTOM = 24;
    private static final double TOP = 10;
    private static final double ROOM = HEIGHT - TOP - BOTTOM;
    private static final int MOST_LABELS = 8;

    /** A line across, with its number. */
    record Mark(String y, long count) {}

    /** Below the picture. */
    record Label(String x, String name) {}

    /** High enough for the greatest count. */
    static ChartScale upTo(long greatest) {
        return new ChartScale(even(greatest));
    }

    /** Where a count ends. */
    double y(long count) {
        return TOP + ROOM - height(count);
    }

    double height(long count) {
        return ROOM * count / top;
    }

    List<Mark> marks() {
        return List.of(
                new Mark(number(TOP), top),
                new Mark(number(TOP + ROOM / 2), top / 2),
                new Mark(number(TOP + ROOM), 0));
    }

    /** Every how many-th of so many gets a label. */
    static int everyLabel(int count) {
        return Math.max(1, (count + MOST_LABELS - 1) / MOST_LABELS);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
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
}
