// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.city.City;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.figures.ReportForm;
import org.madoguchi.api.figures.ReportForms;
import org.madoguchi.api.figures.Split;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.servicelevel.ImprovementPlans;
import org.madoguchi.api.servicelevel.ServiceLevels;
import org.madoguchi.api.telephony.CallCounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the reports that a city asks for. */
@Component(service = DeskReports.class)
public final class DeskReports {
    private static final String BACKED_UP = "backup.create";
    private static final String BACKUP_FAILED = "backup.fail";

    /** Times of backups are no secret of those who may read figures. */
    private static final Actor REPORTS = Actor.system("reports");

    /** The parts in their order: what the form of a report calls them. */
    static final List<String> PARTS =
            List.of(
                    "summary",
                    "course",
                    "levels",
                    "plans",
                    "channel",
                    "topic",
                    "department",
                    "reason",
                    "outcome",
                    "language",
                    "article",
                    "district",
                    "hours",
                    "calls",
                    "call-hours",
                    "entrances",
                    "queues",
                    "operators",
                    "transfers",
                    "articles",
                    "backups");

    private final DeskFigures figures;
    private final FaqFigures faq;
    private final ServiceLevels levels;
    private final ImprovementPlans plans;
    private final AuditTrail audit;
    private final City city;
    private final ReportForms forms;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public DeskReports(
            @Reference DeskFigures figures,
            @Reference FaqFigures faq,
            @Reference ServiceLevels levels,
            @Reference ImprovementPlans plans,
            @Reference AuditTrail audit,
            @Reference City city,
            @Reference ReportForms forms) {
        this.figures = figures;
        this.faq = faq;
        this.levels = levels;
        this.plans = plans;
        this.audit = audit;
        this.city = city;
        this.forms = forms;
    }

    /** As the city wants it. */
    DeskReport of(Screen screen, FigureSpan span) {
        return of(screen, span, forms.form(screen.actor(), span.unit().name()));
    }

    /**
     * @param form how it looks, kept or not
     */
    DeskReport of(Screen screen, FigureSpan span, ReportForm form) {
        DeskTables tables = new DeskTables(screen, figures, span, form);
        List<DeskReport.Part> parts = new ArrayList<>();
        for (String key : PARTS) {
            if (form.hasPart(key)) {
                parts(screen, span, tables, key)
                        .map(part -> form.part(key).map(part::titled).orElse(part))
                        .forEach(parts::add);
            }
        }
        return new DeskReport(
                screen,
                span,
                form.heading().isEmpty() ? usualTitle(screen, span.unit()) : form.heading(),
                parts,
                clock.instant());
    }

    static String usualTitle(Screen screen, FigureSpan.Unit unit) {
        return screen.name("figures.report", unit);
    }

    /** What the parts are called as delivered. */
    static String usualHeading(Screen screen, String key) {
        return switch (key) {
            case "course" -> screen.text("figures.part.course");
            case "levels" -> screen.text("levels.title");
            case "plans" -> screen.text("levels.plans");
            default -> screen.text("figures.sheet." + key);
        };
    }

    /** Those of a key; none where the period or the reader has none. */
    private Stream<DeskReport.Part> parts(
            Screen screen, FigureSpan span, DeskTables tables, String key) {
        return switch (key) {
            case "summary" -> Stream.of(DeskReport.Part.of(tables.summary()));
            case "course" -> Stream.of(course(screen, span, tables));
            case "levels" -> promised(screen, span).map(DeskReport.Part::of);
            case "plans" -> missed(screen, span).map(DeskReport.Part::of);
            case "hours" -> Stream.of(DeskReport.Part.week(screen, tables.week()));
            case "calls" -> Stream.of(DeskReport.Part.calls(screen, tables.calls()));
            case "call-hours" -> Stream.of(DeskReport.Part.of(tables.callWeek()));
            case "entrances" -> Stream.of(DeskReport.Part.of(tables.entrances()));
            case "queues" -> Stream.of(DeskReport.Part.of(tables.shares(CallCounts.By.QUEUE)));
            case "operators" ->
                    Stream.of(DeskReport.Part.of(tables.shares(CallCounts.By.OPERATOR)));
            case "transfers" -> Stream.of(DeskReport.Part.of(tables.transfers()));
            case "articles" ->
                    screen.may(Permission.ARTICLE_READ)
                            ? Stream.of(DeskReport.Part.of(tables.articles(faq)))
                            : Stream.empty();
            case "backups" -> backups(screen, span).stream().map(DeskReport.Part::of);
            default ->
                    Stream.of(
                            DeskReport.Part.of(
                                    tables.split(
                                            Split.valueOf(key.toUpperCase(Locale.ROOT)),
                                            Optional.empty())));
        };
    }

    /** Of the product's own backups, when and whether, where there are any (FJ-299). */
    private Optional<DeskTable> backups(Screen screen, FigureSpan span) {
        List<DeskTable.Line> lines =
                Stream.of(BACKED_UP, BACKUP_FAILED)
                        .flatMap(action -> records(action, span))
                        .sorted(Comparator.comparing(AuditRecord::at))
                        .map(record -> backup(screen, record))
                        .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DeskTable(
                                "backups",
                                screen.text("figures.sheet.backups"),
                                screen.text("figures.hint.backups"),
                                List.of(
                                        screen.text("figures.column.backup"),
                                        screen.text("figures.column.result")),
                                lines));
    }

    private Stream<AuditRecord> records(String action, FigureSpan span) {
        ZoneId zone = city.zone();
        return audit
                .list(
                        REPORTS,
                        new AuditQuery(
                                Optional.empty(),
                                Optional.of(action),
                                Optional.empty(),
                                Optional.of(span.first().atStartOfDay(zone).toInstant()),
                                Optional.of(
                                        span.last().plusDays(1).atStartOfDay(zone).toInstant())),
                        PageRequest.first(PageRequest.MAX_LIMIT))
                .items()
                .stream();
    }

    /** The reason of a failure may name folders: it is for administrators. */
    private static DeskTable.Line backup(Screen screen, AuditRecord record) {
        String result = record.action().equals(BACKED_UP) ? "good" : "failed";
        return new DeskTable.Line(
                DeskTable.Kind.PLAIN,
                screen.words().exactTime(record.at()),
                0,
                Optional.empty(),
                List.of(screen.text("figures.backup." + result)),
                -1);
    }

    /** From month to month, or from day to day. */
    private DeskReport.Part course(Screen screen, FigureSpan span, DeskTables tables) {
        return span.hasMonths()
                ? DeskReport.Part.months(screen, tables.months())
                : DeskReport.Part.days(
                        screen, tables.days(), figures.days(screen.actor(), span.period()));
    }

    /** Service levels, where the period has any. */
    private Stream<DeskTable> promised(Screen screen, FigureSpan span) {
        return LevelPages.UNITS.contains(span.unit())
                ? Stream.of(levelTable(screen, span).table())
                : Stream.empty();
    }

    /** What is done about those that were missed. */
    private Stream<DeskTable> missed(Screen screen, FigureSpan span) {
        return LevelPages.UNITS.contains(span.unit())
                ? levelTable(screen, span)
                        .plans(
                                plans.plans(
                                        screen.actor(),
                                        YearMonth.from(span.first()),
                                        YearMonth.from(span.last())))
                        .stream()
                : Stream.empty();
    }

    private LevelTable levelTable(Screen screen, FigureSpan span) {
        return new LevelTable(
                screen,
                span,
                levels.rows(
                        screen.actor(),
                        YearMonth.from(span.first()),
                        YearMonth.from(span.last()),
                        false));
    }
}
