// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseHistory;
import org.madoguchi.api.figures.DeskFigures;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.telephony.CallCounts;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.Topics;
import org.madoguchi.console.internal.DeskFiguresPage.Sheet;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Figures of cases over a period, the reports a city asks for, and the history of what was asked
 * and answered (SP-028, SP-030, SP-031).
 */
@Path(DeskFiguresPage.PATH)
@Component(service = PrivateResource.class)
public final class DeskFiguresResource implements PrivateResource {
    private final Screens screens;
    private final DeskFigures figures;
    private final Topics topics;
    private final DeskHistories histories;
    private final DeskReports reports;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public DeskFiguresResource(
            @Reference Screens screens,
            @Reference DeskFigures figures,
            @Reference Topics topics,
            @Reference DeskHistories histories,
            @Reference DeskReports reports,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.figures = figures;
        this.topics = topics;
        this.histories = histories;
        this.reports = reports;
        this.audit = audit;
    }

    /** What an address asks for; nonsense is what stands first. */
    private record Asked(Screen screen, FigureSpan span, Sheet sheet, Optional<TopicId> topic) {
        static Asked of(Screen screen, MultivaluedMap<String, String> query, LocalDate today) {
            Sheet sheet =
                    FaqFilter.constant(Sheet.class, String.valueOf(query.getFirst("show")))
                            .orElse(Sheet.DAYS);
            FigureSpan span =
                    FigureSpan.of(
                            query.getFirst("span"),
                            query.getFirst("on"),
                            query.getFirst("first"),
                            query.getFirst("last"),
                            today);
            return new Asked(
                    screen,
                    span,
                    sheet.isOfMonths() && !span.hasMonths() ? Sheet.DAYS : sheet,
                    sheet.isOfTopics() ? topic(query.getFirst("topic")) : Optional.empty());
        }

        private static Optional<TopicId> topic(String text) {
            return Optional.ofNullable(text)
                    .filter(id -> id.matches("\\d{1,18}"))
                    .map(id -> new TopicId(Long.parseLong(id)));
        }
    }

    private Asked asked(UriInfo address, WebContext web) {
        web.actor().require(Permission.BOARD_READ);
        return Asked.of(screens.of(web, "figures"), address.getQueryParameters(), today(web));
    }

    private LocalDate today(WebContext web) {
        return LocalDate.now(clock.withZone(web.timeZone()));
    }

    @GET
    public View show(@Context UriInfo address, @Context WebContext web) {
        Asked asked = asked(address, web);
        List<DeskFigures.Course> courses = courses(asked);
        return Screens.view(
                "figures.jte",
                "page",
                new DeskFiguresPage(
                        asked.screen(),
                        asked.span(),
                        asked.sheet(),
                        asked.topic(),
                        topics.tree().roots(),
                        figures.total(asked.screen().actor(), asked.span().period()),
                        table(asked, courses),
                        asked.sheet() == Sheet.DAYS
                                ? figures.days(asked.screen().actor(), asked.span().period())
                                : List.of(),
                        asked.sheet() == Sheet.TOPIC_MONTHS
                                ? Optional.of(
                                        CourseChart.of(
                                                asked.screen(),
                                                courses,
                                                asked.span().monthNames(asked.screen())))
                                : Optional.empty()));
    }

    private List<DeskFigures.Course> courses(Asked asked) {
        return asked.sheet() == Sheet.TOPIC_MONTHS
                ? figures.courses(
                        asked.screen().actor(),
                        asked.span().months().stream().map(FigureSpan::period).toList(),
                        asked.topic())
                : List.of();
    }

    private DeskTable table(Asked asked, List<DeskFigures.Course> courses) {
        DeskTables tables = new DeskTables(asked.screen(), figures, asked.span());
        return asked.sheet()
                .split()
                .map(split -> tables.split(split, asked.topic()))
                .orElseGet(
                        () ->
                                switch (asked.sheet()) {
                                    case MONTHS -> tables.months();
                                    case TOPIC_MONTHS -> tables.courses(courses);
                                    case HOURS -> tables.week();
                                    case CALLS -> tables.calls();
                                    case CALL_HOURS -> tables.callWeek();
                                    case ENTRANCES -> tables.entrances();
                                    case QUEUES -> tables.shares(CallCounts.By.QUEUE);
                                    case OPERATORS -> tables.shares(CallCounts.By.OPERATOR);
                                    default -> tables.days();
                                });
    }

    /** The table of the page as a file. */
    @GET
    @Path("export")
    public Response export(
            @Context UriInfo address, @QueryParam("as") String as, @Context WebContext web) {
        Asked asked = asked(address, web);
        DeskTable table = table(asked, courses(asked));
        told(web, "figures.export", asked, asked.sheet() + ", " + table.lines().size() + " rows");
        return FaqFilter.constant(TableFile.class, String.valueOf(as))
                .orElse(TableFile.XLSX)
                .of(table.figures());
    }

    private void told(WebContext web, String action, Asked asked, String detail) {
        audit.recordCommitted(
                web.actor(),
                action,
                "figures",
                asked.span().first() + " " + asked.span().last() + ", " + detail);
    }

    /** For paper. */
    @GET
    @Path("report")
    public View report(@Context UriInfo address, @Context WebContext web) {
        Asked asked = asked(address, web);
        told(web, "figures.report", asked, "page");
        return Screens.view("figuresReport.jte", "page", reports.of(asked.screen(), asked.span()));
    }

    /** The same as a workbook, a sheet for each table. */
    @GET
    @Path("report/file")
    public Response workbook(@Context UriInfo address, @Context WebContext web) {
        Asked asked = asked(address, web);
        told(web, "figures.report", asked, "workbook");
        return ReportFile.of(reports.of(asked.screen(), asked.span()));
    }

    /** Case by case: what was asked, what was answered; with the reason for taking it. */
    @POST
    @Path("history")
    public Response history(FormData form, @Context UriInfo address, @Context WebContext web) {
        Asked asked = asked(address, web);
        web.actor().require(Permission.CASE_EXPORT);
        String reason = ExportReason.of(form);
        CaseHistory.Extract extract = figures.history(web.actor(), asked.span().period());
        ReportColumns columns = histories.columns(asked.screen());
        told(web, "figures.history", asked, extract.count() + " rows: " + reason);
        return FaqFilter.constant(TableFile.class, form.text("as"))
                .orElse(TableFile.XLSX)
                .of(
                        "history-" + asked.span().first() + "-" + asked.span().last(),
                        columns.headings(),
                        () -> histories.lines(asked.screen(), columns, extract));
    }
}
