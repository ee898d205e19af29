// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.figures.ReportForm;
import org.madoguchi.api.figures.ReportForms;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which tables and columns a report has, and what they are called (ST-083, ST-243). */
@Path(ReportFormPage.PATH)
@Component(service = PrivateResource.class)
public final class ReportFormResource implements PrivateResource {
    private final Screens screens;
    private final ReportForms forms;
    private final DeskReports reports;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public ReportFormResource(
            @Reference Screens screens,
            @Reference ReportForms forms,
            @Reference DeskReports reports) {
        this.screens = screens;
        this.forms = forms;
        this.reports = reports;
    }

    @GET
    @Path("{report}")
    public View show(
            @PathParam("report") String report,
            @QueryParam("done") String done,
            @Context WebContext web) {
        requireRight(report, web);
        return Screens.view(
                "figuresForm.jte",
                "page",
                new ReportFormPage(
                        screens.of(web, "figures", done),
                        report,
                        forms.form(web.actor(), report),
                        Optional.empty()));
    }

    private static void requireRight(String report, WebContext web) {
        web.actor().require(Permission.BOARD_READ);
        web.actor().require(Permission.QUALITY_MARK);
        if (!ReportFormPage.reports().contains(report)) {
            throw new NotFoundException("no report " + report);
        }
    }

    @POST
    @Path("{report}")
    public Response keep(
            @PathParam("report") String report, FormData sent, @Context WebContext web) {
        requireRight(report, web);
        ReportForm form = sent.has("usual") ? ReportForm.USUAL : ReportFormPage.read(report, sent);
        try {
            forms.keep(web.actor(), report, form);
        } catch (RejectedException e) {
            return Screens.refused(
                    Screens.view(
                            "figuresForm.jte",
                            "page",
                            new ReportFormPage(
                                    screens.of(web, "figures"),
                                    report,
                                    form,
                                    Optional.of(e.reason()))));
        }
        return Redirects.to(ReportFormPage.PATH + "/" + report + "?done=report-form-saved");
    }

    /** The report of the running period as it would look; nothing is kept. */
    @POST
    @Path("{report}/preview")
    public View preview(
            @PathParam("report") String report, FormData sent, @Context WebContext web) {
        requireRight(report, web);
        FigureSpan.Unit unit =
                FaqFilter.constant(FigureSpan.Unit.class, report)
                        .orElseThrow(() -> new NotFoundException("no preview of " + report));
        return Screens.view(
                "figuresReport.jte",
                "page",
                reports.of(
                        screens.of(web, "figures"),
                        FigureSpan.at(unit, LocalDate.now(clock.withZone(web.timeZone()))),
                        ReportFormPage.read(report, sent)));
    }
}
