// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.form.FormSheets;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyAnswer;
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

/** What citizens say by telephone, or wrote on paper (FJ-268): first whether they take part. */
@Path("/console/surveys/{id: \\d{1,18}}/take")
@Component(service = PrivateResource.class)
public final class SurveyTakingResource implements PrivateResource {
    private final Screens screens;
    private final SurveyDesk surveys;
    private final SurveyEditor editor;
    private final SurveySheets sheets;

    @Activate
    public SurveyTakingResource(
            @Reference Screens screens,
            @Reference SurveyDesk surveys,
            @Reference SurveyEditor editor,
            @Reference SurveySheets sheets) {
        this.screens = screens;
        this.surveys = surveys;
        this.editor = editor;
        this.sheets = sheets;
    }

    @GET
    public View ask(
            @PathParam("id") long id, @QueryParam("done") String done, @Context WebContext web) {
        return ask(web, survey(id, web), done, Optional.empty());
    }

    private Survey survey(long id, WebContext web) {
        return surveys.survey(web.actor(), new SurveyId(id));
    }

    private View ask(WebContext web, Survey survey, String done, Optional<LocalizedText> problem) {
        return Screens.view(
                "surveyTake.jte",
                "page",
                new SurveyPages.Taking(
                        screens.of(web, SurveyEditor.PLACE, done),
                        survey,
                        editor.channels(),
                        editor.today(web),
                        problem));
    }

    @POST
    public Response begin(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        Survey survey = survey(id, web);
        try {
            ChannelId channel = SurveyResource.channel(sent.text("channel"));
            if (sent.text("part").equals("yes")) {
                return Redirects.to(path(id) + "/" + channel);
            }
            keep(web, survey, channel, Map.of());
            return Redirects.to(path(id) + "?done=survey-declined");
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(ask(web, survey, null, Optional.of(refused.reason())).withStatus(422))
                    .build();
        }
    }

    @GET
    @Path("{channel: [a-z][a-z0-9-]{0,31}}")
    public Response questions(
            @PathParam("id") long id,
            @PathParam("channel") String channel,
            @Context WebContext web) {
        return answered(id, channel, Map.of(), web);
    }

    @POST
    @Path("{channel: [a-z][a-z0-9-]{0,31}}")
    public Response answer(
            @PathParam("id") long id,
            @PathParam("channel") String channel,
            FormData sent,
            @Context WebContext web) {
        return answered(id, channel, sent.fields(), web);
    }

    private Response answered(
            long id, String channel, Map<String, List<String>> typed, WebContext web) {
        Survey survey = survey(id, web);
        FormSheets.Sheet sheet =
                sheets.sheet(survey, typed, web, path(id) + "/" + channel, "survey.take.note");
        if (!sheet.complete()) {
            return SurveySheets.page(sheet, typed);
        }
        keep(web, survey, new ChannelId(channel), sheet.answers());
        return Redirects.to(path(id) + "?done=survey-taken");
    }

    private void keep(
            WebContext web, Survey survey, ChannelId channel, Map<String, List<String>> answers) {
        surveys.record(
                web.actor(),
                survey.id(),
                List.of(new SurveyAnswer(editor.today(web), channel, answers)));
    }

    private static String path(long id) {
        return "/console/surveys/" + id + "/take";
    }
}
