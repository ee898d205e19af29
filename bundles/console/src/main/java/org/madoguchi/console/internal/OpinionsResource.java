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
import org.madoguchi.api.form.FormSheets;
import org.madoguchi.api.survey.StaffSurveys;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyId;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The surveys that ask the one who is signed in (YK-040). */
@Path("/console/opinions")
@Component(service = PrivateResource.class)
public final class OpinionsResource implements PrivateResource {
    private final Screens screens;
    private final StaffSurveys surveys;
    private final SurveySheets sheets;

    @Activate
    public OpinionsResource(
            @Reference Screens screens,
            @Reference StaffSurveys surveys,
            @Reference SurveySheets sheets) {
        this.screens = screens;
        this.surveys = surveys;
        this.sheets = sheets;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        return Screens.view(
                "opinions.jte",
                "page",
                new SurveyPages.Waiting(
                        screens.of(web, "opinions", done), surveys.waiting(web.actor())));
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public Response questions(@PathParam("id") long id, @Context WebContext web) {
        return answered(id, Map.of(), web);
    }

    @POST
    @Path("{id: \\d{1,18}}")
    public Response answer(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        return answered(id, sent.fields(), web);
    }

    private Response answered(long id, Map<String, List<String>> typed, WebContext web) {
        Survey survey = surveys.waiting(web.actor(), new SurveyId(id));
        FormSheets.Sheet sheet =
                sheets.sheet(survey, typed, web, "/console/opinions/" + id, "opinions.note");
        if (!sheet.complete()) {
            return SurveySheets.page(sheet, typed);
        }
        surveys.answer(web.actor(), survey.id(), sheet.answers());
        return Redirects.to("/console/opinions?done=survey-answered");
    }
}
