// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormDesk;
import org.madoguchi.api.form.FormId;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One form: its editor, its versions, and which of them citizens get. */
@Path("/console/forms/{id: \\d{1,18}}")
@Component(service = PrivateResource.class)
public final class FormResource implements PrivateResource {
    private final Screens screens;
    private final FormDesk forms;
    private final FormEditor editor;

    @Activate
    public FormResource(
            @Reference Screens screens, @Reference FormDesk forms, @Reference FormEditor editor) {
        this.screens = screens;
        this.forms = forms;
        this.editor = editor;
    }

    /**
     * @param version whose content the editor begins with; the newest when there is none
     */
    @GET
    public View edit(
            @PathParam("id") long id,
            @QueryParam("version") String version,
            @QueryParam("done") String done,
            @Context WebContext web) {
        FormId form = new FormId(id);
        Form newest = forms.newest(web.actor(), form);
        Form shown = version == null ? newest : version(web, form, version);
        return editor.open(FormKind.PUBLIC, web, newest, shown.content(), done);
    }

    private Form version(WebContext web, FormId form, String version) {
        if (!version.matches("\\d{1,8}")) {
            throw new NotFoundException("no version " + version.length());
        }
        return forms.version(web.actor(), form, Integer.parseInt(version));
    }

    @POST
    public Response save(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        return editor.act(FormKind.PUBLIC, Long.toString(id), sent, web);
    }

    @GET
    @Path("versions")
    public View versions(@PathParam("id") long id, @Context WebContext web) {
        FormId form = new FormId(id);
        Screen screen = screens.of(web, FormKind.PUBLIC.place());
        return Screens.view(
                "formVersions.jte",
                "page",
                new FormPages.Versions(
                        screen,
                        FormKind.PUBLIC,
                        form,
                        screen.in(forms.newest(web.actor(), form).content().name()),
                        forms.versions(web.actor(), form),
                        editor.canShow()));
    }

    @POST
    @Path("publish")
    public Response publish(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        forms.publish(web.actor(), new FormId(id), FormEditor.number(sent.text("version")));
        return Redirects.to("/console/forms/" + id + "?done=form-published");
    }

    @POST
    @Path("withdraw")
    public Response withdraw(@PathParam("id") long id, @Context WebContext web) {
        forms.withdraw(web.actor(), new FormId(id));
        return Redirects.to("/console/forms/" + id + "?done=form-withdrawn");
    }
}
