// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.madoguchi.api.survey.SurveyAudience;
import org.madoguchi.api.survey.SurveyDesk;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All surveys, and new ones. */
@Path("/console/surveys")
@Component(service = PrivateResource.class)
public final class SurveysResource implements PrivateResource {
    private final Screens screens;
    private final SurveyDesk surveys;
    private final SurveyEditor editor;

    @Activate
    public SurveysResource(
            @Reference Screens screens,
            @Reference SurveyDesk surveys,
            @Reference SurveyEditor editor) {
        this.screens = screens;
        this.surveys = surveys;
        this.editor = editor;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        return Screens.view(
                "surveys.jte",
                "page",
                new SurveyPages.Listing(
                        screens.of(web, SurveyEditor.PLACE, done),
                        surveys.surveys(web.actor()),
                        editor.today(web)));
    }

    @GET
    @Path("new")
    public View blank(@QueryParam("audience") String audience, @Context WebContext web) {
        return editor.blank(
                web,
                FaqFilter.constant(SurveyAudience.class, String.valueOf(audience))
                        .orElse(SurveyAudience.CITIZENS));
    }

    @POST
    @Path("new")
    public Response create(FormData sent, @Context WebContext web) {
        return editor.act(Optional.empty(), sent, web);
    }
}
