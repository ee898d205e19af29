// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.Spread;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;

/**
 * Figures of the desk's cases: one period, one table.
 *
 * @param topic what the table of topics is narrowed to
 * @param roots the classifications it can be narrowed to
 * @param days empty where the chart of days is not shown
 * @param courses the chart of topics, where it is shown
 */
record DeskFiguresPage(
        Screen screen,
        FigureSpan span,
        Sheet sheet,
        Optional<TopicId> topic,
        List<Topic> roots,
        CaseCount total,
        DeskTable table,
        List<DeskFigures.Day> days,
        Optional<CourseChart> courses) {
    static final String PATH = "/console/figures";

    /** The sheets, in the order of their tabs. */
    enum Sheet {
        DAYS,
        MONTHS,
        CHANNEL(Split.CHANNEL),
        TOPIC(Split.TOPIC),
        /** How topics developed from month to month. */
        TOPIC_MONTHS,
        DEPARTMENT(Split.DEPARTMENT),
        REASON(Split.REASON),
        OUTCOME(Split.OUTCOME),
        ASSIGNEE(Split.ASSIGNEE),
        TEAM(Split.TEAM),
        LANGUAGE(Split.LANGUAGE),
        ARTICLE(Split.ARTICLE),
        DISTRICT(Split.DISTRICT),
        HOURS,
        CALLS,
        CALL_HOURS,
        ENTRANCES,
        QUEUES,
        OPERATORS;

        private final Optional<Split> split;

        Sheet() {
            split = Optional.empty();
        }

        Sheet(Split split) {
            this.split = Optional.of(split);
        }

        Optional<Split> split() {
            return split;
        }

        boolean isOfMonths() {
            return this == MONTHS || this == TOPIC_MONTHS;
        }

        /** Days of the week by hours of the day. */
        boolean isOfTheWeek() {
            return this == HOURS || this == CALL_HOURS;
        }

        /** It can be narrowed to one classification. */
        boolean isOfTopics() {
            return this == TOPIC || this == TOPIC_MONTHS;
        }
    }

    DeskFiguresPage {
        roots = List.copyOf(roots);
        days = List.copyOf(days);
    }

    String tab(Sheet other) {
        return PATH + "?" + span.query() + "&show=" + other;
    }

    String at(FigureSpan other) {
        return PATH + "?" + other.query() + "&" + shown();
    }

    private String shown() {
        return "show=" + sheet + topic.map(id -> "&topic=" + id).orElse("");
    }

    String export(TableFile file) {
        return PATH + "/export?" + span.query() + "&" + shown() + "&as=" + file;
    }

    String levels() {
        return LevelPages.PATH + "?" + LevelPages.inMonths(span).query();
    }

    String report() {
        return PATH + "/report?" + span.query();
    }

    String workbook() {
        return PATH + "/report/file?" + span.query();
    }

    /** Months only where there are several. */
    List<Sheet> sheets() {
        return Stream.of(Sheet.values())
                .filter(each -> !each.isOfMonths() || span.hasMonths())
                .toList();
    }

    /** Choose what reports look like. */
    boolean mayForm() {
        return screen.may(Permission.QUALITY_MARK);
    }

    boolean mayTakeHistory() {
        return screen.may(Permission.CASE_EXPORT);
    }

    boolean isNarrowedTo(Topic root) {
        return topic.filter(root.id()::equals).isPresent();
    }

    BarChart chart() {
        return BarChart.cases(days, screen.words());
    }

    /** Hours and minutes, as people say them. */
    String time(Spread spread, int percent) {
        return spread.within(percent)
                .map(
                        time ->
                                time.toHours() == 0
                                        ? screen.text("figures.minutes", time.toMinutes())
                                        : screen.text(
                                                "figures.hours",
                                                String.format(
                                                        Locale.ROOT,
                                                        "%.1f",
                                                        time.toMinutes() / 60.0)))
                .orElse("–");
    }

    /** How dark a cell of hours is, 0 to 4. */
    long heat(Object count) {
        long most =
                table.lines().stream()
                        .filter(line -> line.kind() == DeskTable.Kind.PLAIN)
                        .flatMap(line -> line.cells().stream().limit(24))
                        .mapToLong(cell -> (Long) cell)
                        .max()
                        .orElse(0);
        long here = (Long) count;
        return here == 0 ? 0 : Math.max(1, Math.round(4.0 * here / most));
    }
}
