// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.figures.Split;
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
    private final DeskFigures figures;
    private final FaqFigures faq;
    private final ServiceLevels levels;
    private final ImprovementPlans plans;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public DeskReports(
            @Reference DeskFigures figures,
            @Reference FaqFigures faq,
            @Reference ServiceLevels levels,
            @Reference ImprovementPlans plans) {
        this.figures = figures;
        this.faq = faq;
        this.levels = levels;
        this.plans = plans;
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
                                articles)
                        .flatMap(some -> some)
                        .toList(),
                clock.instant());
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
