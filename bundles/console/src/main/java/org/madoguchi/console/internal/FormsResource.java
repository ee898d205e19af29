// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.madoguchi.api.form.FormDesk;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All forms of the public site, and new ones. */
@Path("/console/forms")
@Component(service = PrivateResource.class)
public final class FormsResource implements PrivateResource {
    private final Screens screens;
    private final FormDesk forms;
    private final FormEditor editor;

    @Activate
    public FormsResource(
            @Reference Screens screens, @Reference FormDesk forms, @Reference FormEditor editor) {
        this.screens = screens;
        this.forms = forms;
        this.editor = editor;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        return Screens.view(
                "forms.jte",
                "page",
                new FormPages.Listing(
                        screens.of(web, FormKind.PUBLIC.place(), done),
                        forms.forms(web.actor()).stream()
                                .filter(form -> FormKind.PUBLIC.isOf(form.newest().content().use()))
                                .map(editor::line)
                                .toList()));
    }

    @GET
    @Path("new")
    public View blank(@Context WebContext web) {
        return editor.blank(FormKind.PUBLIC, web);
    }

    @POST
    @Path("new")
    public Response create(FormData sent, @Context WebContext web) {
        return editor.act(FormKind.PUBLIC, "", sent, web);
    }
}
