// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.servicelevel.ImprovementPlan;
import org.madoguchi.api.servicelevel.ImprovementPlans;
import org.madoguchi.api.servicelevel.Incident;
import org.madoguchi.api.servicelevel.Incidents;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.IndicatorId;
import org.madoguchi.api.servicelevel.Indicators;
import org.madoguchi.api.servicelevel.LevelRow;
import org.madoguchi.api.servicelevel.ServiceLevels;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What was promised and what became of it, month by month, and what is done about what was missed
 * (ST-041, ST-236, ST-257).
 */
@Path(LevelPages.PATH)
@Component(service = PrivateResource.class)
public final class LevelsResource implements PrivateResource {
    private static final String PLAN =
            "plans/{id: -?[0-9]{1,18}}/{month: 20[0-9]{2}-(?:0[1-9]|1[0-2])}";

    private final Screens screens;
    private final ServiceLevels levels;
    private final ImprovementPlans plans;
    private final Indicators indicators;
    private final Incidents incidents;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public LevelsResource(
            @Reference Screens screens,
            @Reference ServiceLevels levels,
            @Reference ImprovementPlans plans,
            @Reference Indicators indicators,
            @Reference Incidents incidents,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.levels = levels;
        this.plans = plans;
        this.indicators = indicators;
        this.incidents = incidents;
        this.audit = audit;
    }

    /** What an address asks for; nonsense is the running month. */
    private LevelPages.Table asked(UriInfo address, String done, WebContext web) {
        web.actor().require(Permission.BOARD_READ);
        MultivaluedMap<String, String> query = address.getQueryParameters();
        FigureSpan span =
                LevelPages.inMonths(
                        FigureSpan.of(
                                query.getFirst("span"),
                                query.getFirst("on"),
                                query.getFirst("first"),
                                query.getFirst("last"),
                                LocalDate.now(clock.withZone(web.timeZone()))));
        boolean emergencies = "yes".equals(query.getFirst("emergencies"));
        YearMonth first = YearMonth.from(span.first());
        YearMonth last = YearMonth.from(span.last());
        Screen screen = screens.of(web, "figures", done);
        return new LevelPages.Table(
                screen,
                span,
                emergencies,
                left(screen, span, web),
                levels.rows(web.actor(), first, last, emergencies),
                plans.plans(web.actor(), first, last));
    }

    private List<String> left(Screen screen, FigureSpan span, WebContext web) {
        Instant begin = span.first().atStartOfDay(web.timeZone()).toInstant();
        Instant end = span.last().plusDays(1).atStartOfDay(web.timeZone()).toInstant();
        return incidents.all().stream()
                .filter(incident -> incident.kind() == Incident.Kind.EMERGENCY)
                .filter(
                        incident ->
                                incident.from().isBefore(end) && incident.until().isAfter(begin))
                .map(
                        incident ->
                                screen.text(
                                        "levels.left",
                                        screen.words().exactTime(incident.from()),
                                        screen.words().exactTime(incident.until()),
                                        incident.reason()))
                .toList();
    }

    @GET
    public View show(
            @Context UriInfo address, @QueryParam("done") String done, @Context WebContext web) {
        return Screens.view("levels.jte", "page", asked(address, done, web));
    }

    /** The table of the page as a file. */
    @GET
    @Path("export")
    public Response export(
            @Context UriInfo address, @QueryParam("as") String as, @Context WebContext web) {
        LevelPages.Table asked = asked(address, null, web);
        DeskTable table = new LevelTable(asked.screen(), asked.span(), asked.rows()).table();
        audit.recordCommitted(
                web.actor(),
                "figures.export",
                "figures",
                asked.span().first()
                        + " "
                        + asked.span().last()
                        + ", LEVELS, "
                        + table.lines().size()
                        + " rows");
        return FaqFilter.constant(TableFile.class, String.valueOf(as))
                .orElse(TableFile.XLSX)
                .of(table.figures());
    }

    @GET
    @Path(PLAN)
    public View plan(
            @PathParam("id") long id, @PathParam("month") String month, @Context WebContext web) {
        web.actor().require(Permission.BOARD_READ);
        Indicator indicator = find(id);
        YearMonth of = YearMonth.parse(month);
        ImprovementPlan plan =
                plans.plans(web.actor(), of, of).stream()
                        .filter(each -> each.indicator().equals(indicator.id()))
                        .findFirst()
                        .orElseGet(() -> ImprovementPlan.blank(indicator.id(), of));
        String due = plan.due().map(LocalDate::toString).orElse("");
        return page(web, indicator, plan, due, Optional.empty());
    }

    @POST
    @Path(PLAN)
    public Response save(
            @PathParam("id") long id,
            @PathParam("month") String month,
            FormData sent,
            @Context WebContext web) {
        web.actor().require(Permission.QUALITY_MARK);
        Indicator indicator = find(id);
        ImprovementPlan typed =
                new ImprovementPlan(
                        indicator.id(),
                        YearMonth.parse(month),
                        sent.text("cause"),
                        sent.text("remedy"),
                        SurveySpan.date(sent.text("due")),
                        FaqFilter.constant(ImprovementPlan.State.class, sent.text("state"))
                                .orElse(ImprovementPlan.State.DRAWN_UP),
                        sent.text("result"));
        try {
            plans.save(web.actor(), typed);
            return Redirects.to(
                    LevelPages.PATH + "?span=MONTH&on=" + month + "-01&done=plan-saved");
        } catch (RejectedException refused) {
            return Screens.refused(
                    page(web, indicator, typed, sent.text("due"), Optional.of(refused.reason())));
        }
    }

    private View page(
            WebContext web,
            Indicator indicator,
            ImprovementPlan plan,
            String due,
            Optional<LocalizedText> problem) {
        List<LevelRow> rows =
                levels.rows(web.actor(), plan.month(), plan.month(), false).stream()
                        .filter(row -> row.indicator().id().equals(indicator.id()))
                        .toList();
        return Screens.view(
                "levelPlan.jte",
                "page",
                new LevelPages.Plan(
                        screens.of(web, "figures"), indicator, plan, due, rows, problem));
    }

    private Indicator find(long id) {
        return indicators.all().stream()
                .filter(each -> each.id().equals(new IndicatorId(id)))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no indicator " + id));
    }
}
