// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyDesk;
import org.madoguchi.api.survey.SurveyFigures;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a survey has brought: a page, a report to be handed in, files (FJ-271, ST-249). */
@Path("/console/surveys/{id: \\d{1,18}}/results")
@Component(service = PrivateResource.class)
public final class SurveyResultsResource implements PrivateResource {
    private final Screens screens;
    private final SurveyDesk surveys;
    private final SurveyFigures figures;
    private final SurveyEditor editor;
    private final Channels channels;
    private final AuditTrail audit;

    @Activate
    public SurveyResultsResource(
            @Reference Screens screens,
            @Reference SurveyDesk surveys,
            @Reference SurveyFigures figures,
            @Reference SurveyEditor editor,
            @Reference Channels channels,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.surveys = surveys;
        this.figures = figures;
        this.editor = editor;
        this.channels = channels;
        this.audit = audit;
    }

    @GET
    public View show(@PathParam("id") long id, @Context UriInfo address, @Context WebContext web) {
        return Screens.view("surveyResults.jte", "page", view(id, address, web));
    }

    private SurveyView view(long id, UriInfo address, WebContext web) {
        Survey survey = surveys.survey(web.actor(), new SurveyId(id));
        MultivaluedMap<String, String> query = address.getQueryParameters();
        SurveySpan span =
                SurveySpan.of(
                        query.getFirst("span"),
                        query.getFirst("first"),
                        query.getFirst("last"),
                        survey.plan().period(),
                        editor.today(web));
        Optional<ChannelId> channel =
                Optional.ofNullable(query.getFirst("channel"))
                        .filter(name -> name.matches("[a-z][a-z0-9-]{0,31}"))
                        .map(ChannelId::new);
        return new SurveyView(
                screens.of(web, SurveyEditor.PLACE),
                span,
                channel,
                channels.list().stream().map(ChannelStatus::descriptor).toList(),
                editor.today(web),
                figures.results(web.actor(), survey.id(), span.period(), channel));
    }

    /** To be printed, or kept as a PDF by the browser. */
    @GET
    @Path("report")
    public View report(
            @PathParam("id") long id, @Context UriInfo address, @Context WebContext web) {
        SurveyView view = view(id, address, web);
        audit.recordCommitted(web.actor(), "survey.report", "survey " + id, view.span().query());
        return Screens.view("surveyReport.jte", "page", view);
    }

    @GET
    @Path("export")
    public Response export(
            @PathParam("id") long id, @Context UriInfo address, @Context WebContext web) {
        MultivaluedMap<String, String> query = address.getQueryParameters();
        SurveyView view = view(id, address, web);
        SurveyTables tables = new SurveyTables(view);
        SurveyTables.Kind kind =
                FaqFilter.constant(SurveyTables.Kind.class, String.valueOf(query.getFirst("show")))
                        .orElse(SurveyTables.Kind.FIGURES);
        FigureTable table =
                switch (kind) {
                    case FIGURES -> tables.figures();
                    case CROSSES -> tables.crosses();
                    case ANSWERS ->
                            tables.answers(
                                    figures.answers(
                                            web.actor(),
                                            new SurveyId(id),
                                            view.span().period(),
                                            view.channel()));
                };
        audit.recordCommitted(
                web.actor(),
                "survey.export",
                "survey " + id,
                kind + ", " + view.span().query() + ", " + table.cells().size() + " rows");
        return FaqFilter.constant(TableFile.class, String.valueOf(query.getFirst("as")))
                .orElse(TableFile.XLSX)
                .of(table);
    }
}
