// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseCount;
import org.madoguchi.api.cases.Spread;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.figures.DeskFigures.CallHour;
import org.madoguchi.api.figures.DeskFigures.WeekHour;
import org.madoguchi.api.figures.FigureRow;
import org.madoguchi.api.figures.ReportForm;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.telephony.CallCounts;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.console.internal.DeskTable.Kind;
import org.madoguchi.console.internal.DeskTable.Line;

/** Lays the figures of a period out as tables. */
final class DeskTables {
    private static final int HALF = 50;
    private static final int MOST = 90;
    private static final int TOP_ARTICLES = 20;
    private static final double MINUTES = 60.0;
    private static final CallHour NO_CALLS =
            new CallHour(0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);

    /** What the names of the measures' headings begin with. */
    static final String MEASURE = "figures.column.";

    static final List<String> COUNTS =
            List.of(
                    "received",
                    "closed",
                    "alone",
                    "alone.rate",
                    "handed",
                    "open",
                    "answer.half",
                    "answer.most",
                    "closing.half",
                    "closing.most",
                    "department.half",
                    "department.most");

    private final Screen screen;
    private final DeskFigures figures;
    private final FigureSpan span;

    private final ReportColumns measures;

    DeskTables(Screen screen, DeskFigures figures, FigureSpan span) {
        this(screen, figures, span, ReportForm.USUAL);
    }

    /**
     * @param form says which measures are there
     */
    DeskTables(Screen screen, DeskFigures figures, FigureSpan span, ReportForm form) {
        this.screen = screen;
        this.figures = figures;
        this.span = span;
        measures = ReportColumns.of(screen, COUNTS, MEASURE, form);
    }

    /**
     * @param topic only this one with all below it; for {@link Split#TOPIC}
     */
    DeskTable split(Split split, Optional<TopicId> topic) {
        List<Line> lines = new ArrayList<>();
        for (FigureRow row : figures.rows(screen.actor(), span.period(), split, topic)) {
            lines.add(line(split, row));
        }
        if (topic.isEmpty()) {
            lines.add(
                    new Line(
                            Kind.SUM,
                            screen.text("figures.sum"),
                            0,
                            Optional.empty(),
                            counts(figures.total(screen.actor(), span.period())),
                            -1));
        }
        return table(
                split.name().toLowerCase(Locale.ROOT),
                screen.name("figures.sheet", split),
                screen.name("figures.hint", split),
                Stream.concat(Stream.of(screen.name("figures.sheet", split)), countColumns())
                        .toList(),
                lines);
    }

    private Stream<String> countColumns() {
        return measures.headings().stream();
    }

    private Line line(Split split, FigureRow row) {
        return switch (row.kind()) {
            case GROUP ->
                    new Line(
                            Kind.PLAIN,
                            screen.in(row.name()),
                            row.level(),
                            row.key().flatMap(key -> link(split, key)),
                            counts(row.count()),
                            row.count().received());
            case NONE ->
                    new Line(
                            Kind.PLAIN,
                            screen.text(none(split)),
                            0,
                            Optional.empty(),
                            counts(row.count()),
                            row.count().received());
            case CALLS ->
                    new Line(
                            Kind.ASIDE,
                            screen.text(
                                    "figures.calls."
                                            + row.key().orElse("").toLowerCase(Locale.ROOT)),
                            row.level(),
                            Optional.empty(),
                            calls(row.count().received()),
                            -1);
        };
    }

    private static String none(Split split) {
        return "figures.none." + split.name().toLowerCase(Locale.ROOT);
    }

    /** Only what was received: the rest is said of the cases. */
    private List<Object> calls(long received) {
        List<Object> cells = new ArrayList<>();
        cells.add(received);
        COUNTS.stream().skip(1).forEach(name -> cells.add(""));
        return measures.of(cells);
    }

    /** The cases that were received, in the list, narrowed alike. */
    private Optional<String> link(Split split, String key) {
        String opened = "&opened-from=" + span.first() + "&opened-to=" + span.last();
        String list = "/console/list?view=ALL&";
        return switch (split) {
            case CHANNEL -> Optional.of(list + "channel=" + Urls.encode(key) + opened);
            case TOPIC -> Optional.of(list + "topic=" + key + opened);
            case ASSIGNEE -> Optional.of(list + "assignee=" + key + opened);
            case TEAM -> Optional.of(list + "team=" + key + opened);
            case OUTCOME ->
                    Optional.of(
                            list
                                    + "disposition="
                                    + Urls.encode(key)
                                    + "&closed-from="
                                    + span.first()
                                    + "&closed-to="
                                    + span.last());
            case ARTICLE ->
                    Optional.of("/console/faq/" + key)
                            .filter(link -> screen.may(Permission.ARTICLE_READ));
            case DISTRICT -> Optional.of(list + "district=" + Urls.encode(key) + opened);
            case DEPARTMENT, REASON, LANGUAGE -> Optional.empty();
        };
    }

    private List<Object> counts(CaseCount count) {
        List<Object> cells = new ArrayList<>();
        cells.add(count.received());
        cells.add(count.closed());
        cells.add(count.closedAlone());
        cells.add(percent(count.closedAlone(), count.closed()));
        cells.add(count.handedOn());
        cells.add(count.open());
        for (Spread spread : List.of(count.toAnswer(), count.toClosing(), count.atDepartments())) {
            cells.add(hours(spread, HALF));
            cells.add(hours(spread, MOST));
        }
        return measures.of(cells);
    }

    /** With one digit behind the point. */
    static Object hours(Spread spread, int percent) {
        return spread.within(percent)
                .<Object>map(time -> tenth(time.toMinutes() / MINUTES))
                .orElse("");
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static Object percent(long part, long whole) {
        return whole == 0 ? "" : (Object) Math.round(100.0 * part / whole);
    }

    DeskTable days() {
        List<DeskFigures.Day> days = figures.days(screen.actor(), span.period());
        List<Line> lines = new ArrayList<>();
        for (DeskFigures.Day day : days) {
            lines.add(
                    new Line(
                            Kind.PLAIN,
                            day.day()
                                    + " "
                                    + screen.text(
                                            "figures.weekday."
                                                    + day.day().getDayOfWeek().getValue()),
                            0,
                            Optional.of(
                                    "/console/list?view=ALL&opened-from="
                                            + day.day()
                                            + "&opened-to="
                                            + day.day()),
                            List.of(day.received(), day.closed(), day.handedOn(), day.open()),
                            day.received()));
        }
        CaseCount total = figures.total(screen.actor(), span.period());
        lines.add(
                new Line(
                        Kind.SUM,
                        screen.text("figures.sum"),
                        0,
                        Optional.empty(),
                        List.of(total.received(), total.closed(), total.handedOn(), total.open()),
                        -1));
        return table(
                "days",
                screen.text("figures.sheet.days"),
                screen.text("figures.hint.days"),
                columns(
                        "figures.column.day",
                        "figures.column.received",
                        "figures.column.closed",
                        "figures.column.handed",
                        "figures.column.open"),
                lines);
    }

    /** How topics developed, month by month (FJ-161). */
    DeskTable courses(List<DeskFigures.Course> courses) {
        return table(
                "topic-months",
                screen.text("figures.sheet.topic-months"),
                screen.text("figures.hint.topic-months", CourseChart.MOST),
                Stream.of(
                                Stream.of(screen.text("figures.sheet.topic")),
                                span.monthNames(screen).stream(),
                                Stream.of(screen.text("figures.sum")))
                        .flatMap(names -> names)
                        .toList(),
                courses.stream()
                        .map(
                                course ->
                                        new Line(
                                                Kind.PLAIN,
                                                screen.in(course.name()),
                                                course.level(),
                                                link(Split.TOPIC, course.topic().toString()),
                                                withSum(course.received()),
                                                -1))
                        .toList());
    }

    /**
     * Month by month with all measures, for longer periods (ST-104, ST-246), and what that is for
     * each month in which there was anything: a contract may begin and end within the year
     * (ST-002).
     */
    DeskTable months() {
        List<Line> lines = new ArrayList<>();
        int present = 0;
        for (FigureSpan month : span.months()) {
            CaseCount count = figures.total(screen.actor(), month.period());
            present += count.received() + count.closed() > 0 ? 1 : 0;
            lines.add(
                    new Line(
                            Kind.PLAIN,
                            month.label(screen),
                            0,
                            Optional.of(DeskFiguresPage.PATH + "?" + month.query()),
                            counts(count),
                            count.received()));
        }
        CaseCount total = figures.total(screen.actor(), span.period());
        lines.add(
                new Line(
                        Kind.SUM,
                        screen.text("figures.sum"),
                        0,
                        Optional.empty(),
                        counts(total),
                        -1));
        if (present > 0) {
            lines.add(
                    new Line(
                            Kind.SUM,
                            screen.text("figures.mean", present),
                            0,
                            Optional.empty(),
                            means(total, present),
                            -1));
        }
        return table(
                "months",
                screen.text("figures.sheet.months"),
                screen.text("figures.hint.months"),
                Stream.concat(Stream.of(screen.text("figures.column.month")), countColumns())
                        .toList(),
                lines);
    }

    /** For each of so many months; what is no sum has no mean. */
    private List<Object> means(CaseCount total, int months) {
        List<Object> cells = new ArrayList<>();
        for (String name : COUNTS) {
            cells.add(
                    switch (name) {
                        case "received" -> tenth(total.received() / (double) months);
                        case "closed" -> tenth(total.closed() / (double) months);
                        case "alone" -> tenth(total.closedAlone() / (double) months);
                        case "handed" -> tenth(total.handedOn() / (double) months);
                        default -> "";
                    });
        }
        return measures.of(cells);
    }

    /** Days of the week by hours of the day. */
    DeskTable week() {
        return week("hours", figures.week(screen.actor(), span.period()));
    }

    /** The same of calls (ST-018). */
    DeskTable callWeek() {
        return week("call-hours", figures.callWeek(screen.actor(), span.period()));
    }

    private DeskTable week(String sheet, List<WeekHour> week) {
        List<Line> lines = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<WeekHour> hours = week.stream().filter(each -> each.day() == day).toList();
            lines.add(
                    new Line(
                            Kind.PLAIN,
                            day.getDisplayName(TextStyle.FULL, screen.words().locale()),
                            0,
                            Optional.empty(),
                            withSum(hours.stream().map(WeekHour::received).toList()),
                            -1));
        }
        lines.add(
                new Line(
                        Kind.SUM,
                        screen.text("figures.sum"),
                        0,
                        Optional.empty(),
                        withSum(
                                IntStream.range(0, 24)
                                        .mapToObj(
                                                hour ->
                                                        week.stream()
                                                                .filter(each -> each.hour() == hour)
                                                                .mapToLong(WeekHour::received)
                                                                .sum())
                                        .toList()),
                        -1));
        return table(
                sheet,
                screen.text("figures.sheet." + sheet),
                screen.text("figures.hint." + sheet),
                Stream.of(
                                Stream.of(screen.text("figures.column.weekday")),
                                IntStream.range(0, 24).mapToObj(String::valueOf),
                                Stream.of(screen.text("figures.sum")))
                        .flatMap(names -> names)
                        .toList(),
                lines);
    }

    private static List<Object> withSum(List<Long> counts) {
        List<Object> cells = new ArrayList<>(counts);
        cells.add(counts.stream().mapToLong(Long::longValue).sum());
        return cells;
    }

    DeskTable calls() {
        return calls(
                "calls",
                "figures.column.hour",
                figures.calls(screen.actor(), span.period()).stream()
                        .filter(hour -> hour.calls() > 0)
                        .map(hour -> new NamedCalls(EditorialUsage.clock(hour.hour()), hour)));
    }

    /** By the number that was dialled. */
    DeskTable entrances() {
        return calls(
                "entrances",
                "figures.column.entrance",
                figures.entrances(screen.actor(), span.period()).stream()
                        .map(each -> new NamedCalls(entrance(each), each.calls())));
    }

    /** By where callers waited, or by who had them last. */
    DeskTable shares(CallCounts.By by) {
        String sheet = by == CallCounts.By.QUEUE ? "queues" : "operators";
        return calls(
                sheet,
                "figures.sheet." + sheet,
                figures.shares(screen.actor(), span.period(), by).stream()
                        .map(each -> new NamedCalls(share(each), each.calls())));
    }

    private String share(DeskFigures.CallShare each) {
        return each.key().isEmpty() ? screen.text("figures.queue.none") : screen.in(each.name());
    }

    private record NamedCalls(String name, CallHour calls) {}

    private DeskTable calls(String sheet, String first, Stream<NamedCalls> rows) {
        List<Line> lines = new ArrayList<>();
        CallHour sum = NO_CALLS;
        for (NamedCalls row : rows.toList()) {
            sum = sum.plus(row.calls());
            lines.add(
                    new Line(
                            Kind.PLAIN,
                            row.name(),
                            0,
                            Optional.empty(),
                            calls(row.calls()),
                            row.calls().calls()));
        }
        lines.add(
                new Line(
                        Kind.SUM, screen.text("figures.sum"), 0, Optional.empty(), calls(sum), -1));
        return table(
                sheet,
                screen.text("figures.sheet." + sheet),
                screen.text("figures.hint." + sheet),
                callColumns(first),
                lines);
    }

    private String entrance(DeskFigures.Entrance each) {
        String known = (each.name() + " " + each.line()).strip();
        return known.isEmpty() ? screen.text("figures.entrance.unknown") : known;
    }

    private List<String> callColumns(String first) {
        return columns(
                first,
                "figures.column.calls",
                "figures.column.answered",
                "figures.column.at-once",
                "figures.column.abandoned",
                "figures.column.overflow",
                "figures.column.announcement",
                "figures.column.rate",
                "figures.column.waited",
                "figures.column.talked");
    }

    private static List<Object> calls(CallHour hour) {
        return List.of(
                hour.calls(),
                hour.answered(),
                hour.atOnce(),
                hour.abandoned(),
                hour.overflow(),
                hour.announcement(),
                percent(hour.answered(), hour.answered() + hour.abandoned() + hour.overflow()),
                mean(hour.waited(), hour.answered()),
                mean(hour.talked(), hour.answered()));
    }

    /** In seconds. */
    private static Object mean(Duration all, long count) {
        return count == 0 ? "" : (Object) Math.round(all.toMillis() / 1000.0 / count);
    }

    DeskTable transfers() {
        return table(
                "transfers",
                screen.text("figures.sheet.transfers"),
                "",
                columns("figures.column.transferred", "figures.column.count"),
                figures.transfers(screen.actor(), span.period()).stream()
                        .map(this::transfer)
                        .toList());
    }

    private Line transfer(CallCounts.Transferred each) {
        return new Line(
                Kind.PLAIN, each.to(), 0, Optional.empty(), List.of(each.calls()), each.calls());
    }

    /** What answered most cases. */
    DeskTable articles(FaqFigures faq) {
        return table(
                "articles",
                screen.text("figures.sheet.articles"),
                "",
                columns("faq.question", "faq.number", "figures.column.used", "usage.views"),
                faq
                        .articles(
                                screen.actor(),
                                span.period(),
                                FaqFigures.ArticleOrder.MOST_USED,
                                PageRequest.first(TOP_ARTICLES))
                        .items()
                        .stream()
                        .map(
                                one ->
                                        new Line(
                                                Kind.PLAIN,
                                                one.question().isEmpty()
                                                        ? screen.text("usage.gone")
                                                        : one.question(),
                                                0,
                                                Optional.of("/console/faq/" + one.article()),
                                                List.of(
                                                        one.article().value(),
                                                        one.used(),
                                                        one.views()),
                                                one.used()))
                        .toList());
    }

    /** The whole period in one column. */
    DeskTable summary() {
        List<Object> cells = counts(figures.total(screen.actor(), span.period()));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            lines.add(
                    new Line(
                            Kind.PLAIN,
                            measures.headings().get(i),
                            0,
                            Optional.empty(),
                            List.of(cells.get(i)),
                            -1));
        }
        return table(
                "summary",
                screen.text("figures.sheet.summary"),
                screen.text("figures.hint.summary"),
                columns("figures.column.what", "figures.column.amount"),
                lines);
    }

    private DeskTable table(
            String file, String title, String hint, List<String> columns, List<Line> lines) {
        return new DeskTable("figures-" + file + "-" + span.last(), title, hint, columns, lines);
    }

    private List<String> columns(String... keys) {
        return Stream.of(keys).map(screen::text).toList();
    }
}
