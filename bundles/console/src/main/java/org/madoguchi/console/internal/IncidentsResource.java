// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.servicelevel.Incident;
import org.madoguchi.api.servicelevel.Incidents;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Times that service levels have to know of (ST-105, ST-212, FJ-291). */
@Path(IncidentsPage.PATH)
@Component(service = PrivateResource.class)
public final class IncidentsResource implements PrivateResource {
    private final Screens screens;
    private final Incidents incidents;

    @Activate
    public IncidentsResource(@Reference Screens screens, @Reference Incidents incidents) {
        this.screens = screens;
        this.incidents = incidents;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return Screens.view(
                "settingsIncidents.jte",
                "page",
                IncidentsPage.of(screens.of(web, Settings.PLACE, done), incidents.all()));
    }

    @POST
    public Response add(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        Incident.Kind kind =
                FaqFilter.constant(Incident.Kind.class, sent.text("kind"))
                        .orElse(Incident.Kind.EMERGENCY);
        try {
            incidents.add(
                    web.actor(),
                    new Incident(
                            0,
                            kind,
                            time(sent.text("from"), web),
                            time(sent.text("until"), web),
                            sent.text("reason")));
            return Redirects.to(IncidentsPage.PATH + "?done=incident-added");
        } catch (RejectedException refused) {
            return Screens.refused(
                    Screens.view(
                            "settingsIncidents.jte",
                            "page",
                            new IncidentsPage(
                                    screens.of(web, Settings.PLACE),
                                    incidents.all(),
                                    kind,
                                    sent.text("from"),
                                    sent.text("until"),
                                    sent.text("reason"),
                                    Optional.of(refused.reason()))));
        }
    }

    /** In the city's zone, as browsers send it. */
    private static Instant time(String text, WebContext web) {
        if (!text.matches("2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")) {
            throw noTime();
        }
        try {
            return LocalDateTime.parse(text).atZone(web.timeZone()).toInstant();
        } catch (DateTimeException e) {
            throw noTime();
        }
    }

    private static RejectedException noTime() {
        return new RejectedException(Screens.bothLanguages("incident.bad.time"));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/remove")
    public Response remove(@PathParam("id") long id, @Context WebContext web) {
        incidents.remove(web.actor(), id);
        return Redirects.to(IncidentsPage.PATH + "?done=incident-removed");
    }
}
