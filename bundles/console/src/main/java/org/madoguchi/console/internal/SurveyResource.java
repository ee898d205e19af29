// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyDesk;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One survey: its editor, whether it asks, and links to hand out. */
@Path("/console/surveys/{id: \\d{1,18}}")
@Component(service = PrivateResource.class)
public final class SurveyResource implements PrivateResource {
    private final Screens screens;
    private final SurveyDesk surveys;
    private final SurveyEditor editor;

    @Activate
    public SurveyResource(
            @Reference Screens screens,
            @Reference SurveyDesk surveys,
            @Reference SurveyEditor editor) {
        this.screens = screens;
        this.surveys = surveys;
        this.editor = editor;
    }

    @GET
    public View edit(
            @PathParam("id") long id, @QueryParam("done") String done, @Context WebContext web) {
        return editor.open(web, survey(id, web), Optional.empty(), done);
    }

    private Survey survey(long id, WebContext web) {
        return surveys.survey(web.actor(), new SurveyId(id));
    }

    @POST
    public Response save(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        return editor.act(Optional.of(survey(id, web)), sent, web);
    }

    @POST
    @Path("open")
    public Response open(@PathParam("id") long id, @Context WebContext web) {
        surveys.open(web.actor(), new SurveyId(id));
        return Redirects.to("/console/surveys/" + id + "?done=survey-opened");
    }

    @POST
    @Path("close")
    public Response close(@PathParam("id") long id, @Context WebContext web) {
        surveys.close(web.actor(), new SurveyId(id));
        return Redirects.to("/console/surveys/" + id + "?done=survey-closed");
    }

    /** A file with links, each for one citizen; it cannot be had again. */
    @POST
    @Path("links")
    public Response links(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        try {
            List<URI> links =
                    surveys.issue(
                            web.actor(),
                            new SurveyId(id),
                            channel(sent.text("channel")),
                            FormEditor.number(sent.text("count")));
            Screen screen = screens.of(web, SurveyEditor.PLACE);
            return FaqFilter.constant(TableFile.class, sent.text("as"))
                    .orElse(TableFile.XLSX)
                    .of(
                            "survey-" + id + "-links",
                            List.of(screen.text("survey.link.address")),
                            links.stream().map(link -> List.<Object>of(link.toString())).toList());
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(
                            editor.open(web, survey(id, web), Optional.of(refused.reason()), null)
                                    .withStatus(422))
                    .build();
        }
    }

    static ChannelId channel(String id) {
        try {
            return new ChannelId(id);
        } catch (IllegalArgumentException e) {
            throw new RejectedException(Screens.bothLanguages("survey.channel.wrong"));
        }
    }
}
