// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.madoguchi.console.internal.ChartScale.number;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.madoguchi.api.figures.DeskFigures.Course;

/**
 * How the greatest topics developed, a line for each (FJ-161), laid out for {@link ChartScale}; the
 * numbers are in the table below.
 */
record CourseChart(List<Line> lines, List<ChartScale.Mark> marks, List<ChartScale.Label> labels) {
    /** More cannot be told apart. */
    static final int MOST = 6;

    /**
     * @param number from 0, for its colour and dashes
     * @param points as SVG has them
     */
    record Line(int number, String name, long sum, String points, List<Dot> dots) {
        Line {
            dots = List.copyOf(dots);
        }
    }

    /** The count of a month. */
    record Dot(String x, String y, String month, long count) {}

    /**
     * The topics right below the classifications, or below the one that was chosen; where there is
     * nothing below, that itself.
     *
     * @param months names of what the courses count
     */
    static CourseChart of(Screen screen, List<Course> courses, List<String> months) {
        int level = courses.stream().anyMatch(course -> course.level() == 1) ? 1 : 0;
        List<Course> greatest =
                courses.stream()
                        .filter(course -> course.level() == level)
                        .sorted(Comparator.comparingLong(Course::sum).reversed())
                        .limit(MOST)
                        .toList();
        ChartScale scale =
                ChartScale.upTo(
                        greatest.stream()
                                .flatMap(course -> course.received().stream())
                                .mapToLong(Long::longValue)
                                .max()
                                .orElse(0));
        List<Line> lines = new ArrayList<>();
        for (Course course : greatest) {
            List<Dot> dots = dots(scale, course, months);
            lines.add(
                    new Line(
                            lines.size(),
                            screen.in(course.name()),
                            course.sum(),
                            dots.stream()
                                    .map(dot -> dot.x() + "," + dot.y())
                                    .collect(Collectors.joining(" ")),
                            dots));
        }
        List<ChartScale.Label> labels = new ArrayList<>();
        for (int i = 0; i < months.size(); i += ChartScale.everyLabel(months.size())) {
            labels.add(new ChartScale.Label(number(x(i, months.size())), months.get(i)));
        }
        return new CourseChart(lines, scale.marks(), labels);
    }

    private static List<Dot> dots(ChartScale scale, Course course, List<String> months) {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            long count = course.received().get(i);
            dots.add(
                    new Dot(
                            number(x(i, months.size())),
                            number(scale.y(count)),
                            months.get(i),
                            count));
        }
        return dots;
    }

    /** In the middle of its month. */
    private static double x(int month, int months) {
        double step = (ChartScale.WIDTH - ChartScale.LEFT) / Math.max(1, months);
        return ChartScale.LEFT + (month + 0.5) * step;
    }
}
