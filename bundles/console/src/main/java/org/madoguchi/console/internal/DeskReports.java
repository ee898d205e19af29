// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.city.City;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.figures.DeskFigures;
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

    private final DeskFigures figures;
    private final FaqFigures faq;
    private final ServiceLevels levels;
    private final ImprovementPlans plans;
    private final AuditTrail audit;
    private final City city;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public DeskReports(
            @Reference DeskFigures figures,
            @Reference FaqFigures faq,
            @Reference ServiceLevels levels,
            @Reference ImprovementPlans plans,
            @Reference AuditTrail audit,
            @Reference City city) {
        this.figures = figures;
        this.faq = faq;
        this.levels = levels;
        this.plans = plans;
        this.audit = audit;
        this.city = city;
    }

    DeskReport of(Screen screen, FigureSpan span) {
        DeskTables tables = new DeskTables(screen, figures, span);
        Stream<DeskReport.Part> promised =
                LevelPages.UNITS.contains(span.unit())
                        ? promised(screen, span).map(DeskReport.Part::of)
                        : Stream.empty();
        Stream<DeskReport.Part> splits =
                Stream.of(
                                Split.CHANNEL,
                                Split.TOPIC,
                                Split.DEPARTMENT,
                                Split.REASON,
                                Split.OUTCOME,
                                Split.LANGUAGE,
                                Split.ARTICLE)
                        .map(split -> DeskReport.Part.of(tables.split(split, Optional.empty())));
        Stream<DeskReport.Part> articles =
                screen.may(Permission.ARTICLE_READ)
                        ? Stream.of(DeskReport.Part.of(tables.articles(faq)))
                        : Stream.empty();
        return new DeskReport(
                screen,
                span,
                Stream.of(
                                Stream.of(
                                        DeskReport.Part.of(tables.summary()),
                                        course(screen, span, tables)),
                                promised,
                                splits,
                                Stream.of(
                                        DeskReport.Part.week(screen, tables.week()),
                                        DeskReport.Part.calls(screen, tables.calls()),
                                        DeskReport.Part.of(tables.callWeek()),
                                        DeskReport.Part.of(tables.entrances()),
                                        DeskReport.Part.of(tables.shares(CallCounts.By.QUEUE)),
                                        DeskReport.Part.of(tables.shares(CallCounts.By.OPERATOR)),
                                        DeskReport.Part.of(tables.transfers())),
                                articles,
                                backups(screen, span).stream().map(DeskReport.Part::of))
                        .flatMap(some -> some)
                        .toList(),
                clock.instant());
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

    /** Service levels, and what is done about those that were missed. */
    private Stream<DeskTable> promised(Screen screen, FigureSpan span) {
        YearMonth first = YearMonth.from(span.first());
        YearMonth last = YearMonth.from(span.last());
        LevelTable table =
                new LevelTable(screen, span, levels.rows(screen.actor(), first, last, false));
        return Stream.concat(
                Stream.of(table.table()),
                table.plans(plans.plans(screen.actor(), first, last)).stream());
    }
}
