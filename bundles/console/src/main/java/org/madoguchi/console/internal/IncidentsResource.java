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
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
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

/** Times that service levels have to know of, and the record of faults (ST-105, ST-225, FJ-291). */
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
    public View list(
            @QueryParam("q") String words,
            @QueryParam("kind") String kind,
            @QueryParam("state") String state,
            @QueryParam("done") String done,
            @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return Screens.view(
                "settingsIncidents.jte",
                "page",
                IncidentsPage.of(
                        screens.of(web, Settings.PLACE, done),
                        IncidentFilter.of(words, kind, state),
                        incidents.all()));
    }

    /** The records that are seen, as a file (ST-225). */
    @GET
    @Path("export")
    public Response export(
            @QueryParam("q") String words,
            @QueryParam("kind") String kind,
            @QueryParam("state") String state,
            @QueryParam("as") String as,
            @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        Screen screen = screens.of(web, Settings.PLACE);
        List<Incident> found = IncidentFilter.of(words, kind, state).among(incidents.all());
        return FaqFilter.constant(TableFile.class, String.valueOf(as))
                .orElse(TableFile.XLSX)
                .of(
                        "incidents",
                        IncidentPage.COLUMNS.stream().map(screen::text).toList(),
                        () ->
                                found.stream()
                                        .map(each -> IncidentPage.cells(screen, each))
                                        .iterator());
    }

    /** A new record, perhaps begun from an alarm. */
    @GET
    @Path("new")
    public View blank(
            @QueryParam("reason") String reason,
            @QueryParam("from") String from,
            @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return page(
                IncidentPage.blank(
                        screens.of(web, Settings.PLACE),
                        reason == null ? "" : reason,
                        from == null ? "" : from));
    }

    private static View page(IncidentPage page) {
        return Screens.view("settingsIncident.jte", "page", page);
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public View show(@PathParam("id") long id, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        Incident known =
                incidents.all().stream()
                        .filter(each -> each.id() == id)
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("no incident " + id));
        return page(IncidentPage.of(screens.of(web, Settings.PLACE), known));
    }

    /** A new one has no number. */
    @POST
    @Path("{id: [0-9]{1,18}}")
    public Response keep(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        IncidentPage typed = IncidentPage.read(screens.of(web, Settings.PLACE), id, sent);
        try {
            Incident said = typed.incident(time(typed.from(), web), time(typed.until(), web));
            if (id == 0) {
                incidents.add(web.actor(), said);
            } else {
                incidents.change(web.actor(), said);
            }
        } catch (RejectedException refused) {
            return Screens.refused(page(typed.refused(refused.reason())));
        }
        return Redirects.to(IncidentsPage.PATH + "?done=incident-added");
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
                                    IncidentFilter.of(null, null, null),
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
