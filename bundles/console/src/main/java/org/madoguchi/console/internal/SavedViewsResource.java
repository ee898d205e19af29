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
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseViews;
import org.madoguchi.api.cases.CaseViews.SavedView;
import org.madoguchi.api.cases.CaseViews.SavedViewId;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Views that people make themselves. */
@Path("/console/list/views")
@Component(service = PrivateResource.class)
public final class SavedViewsResource implements PrivateResource {
    private static final String PATH = "/console/list/views";

    private final Screens screens;
    private final CaseTables tables;
    private final CaseViews views;

    @Activate
    public SavedViewsResource(
            @Reference Screens screens, @Reference CaseTables tables, @Reference CaseViews views) {
        this.screens = screens;
        this.tables = tables;
        this.views = views;
    }

    /**
     * @param shareable the reader may show views to everybody
     */
    record Page(
            Screen screen,
            List<SavedView> views,
            boolean shareable,
            Optional<LocalizedText> problem) {
        Page {
            views = List.copyOf(views);
        }
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        return page(web, done, Optional.empty());
    }

    private View page(WebContext web, String done, Optional<LocalizedText> problem) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "savedViews.jte",
                "page",
                new Page(
                        screens.of(web, "inbox", done),
                        views.list(web.actor()),
                        web.actor().may(Permission.CASE_ASSIGN),
                        problem));
    }

    /** Keeps what the list shows, with its order and columns. */
    @POST
    public Response save(FormData form, @Context WebContext web) {
        ListAddress here = CaseListResource.address(form).with(ListAddress.FROM, "");
        ListAddress kept =
                here.with(ListAddress.VIEW, here.view(web.actor()).name())
                        .with(
                                ListAddress.COLUMNS,
                                tables.columns(screens.of(web, "inbox"), here).names());
        return act(
                web,
                () -> views.save(web.actor(), form.text("name"), kept.query(), form.has("shared")),
                CaseListResource.to(kept, "done=view-saved"));
    }

    @POST
    @Path("{id: \\d{1,18}}")
    public Response change(@PathParam("id") long id, FormData form, @Context WebContext web) {
        SavedViewId view = new SavedViewId(id);
        return act(
                web,
                () -> {
                    switch (form.text("act")) {
                        case "up" -> views.move(web.actor(), view, true);
                        case "down" -> views.move(web.actor(), view, false);
                        case "delete" -> views.delete(web.actor(), view);
                        default ->
                                views.change(
                                        web.actor(), view, form.text("name"), form.has("shared"));
                    }
                },
                Redirects.to(PATH + "?done=view-changed"));
    }

    private Response act(WebContext web, Runnable deed, Response after) {
        try {
            deed.run();
            return after;
        } catch (RejectedException refused) {
            return Response.status(CaseResource.UNPROCESSABLE)
                    .entity(
                            page(web, null, Optional.of(refused.reason()))
                                    .withStatus(CaseResource.UNPROCESSABLE))
                    .build();
        }
    }
}
