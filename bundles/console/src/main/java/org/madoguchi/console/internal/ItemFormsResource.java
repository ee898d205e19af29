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
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormDesk;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.topic.Topics;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where an administrator makes the items of cases (FJ-113), with the editor of forms. */
@Path("/console/settings/items")
@Component(service = PrivateResource.class)
public final class ItemFormsResource implements PrivateResource {
    private static final FormKind KIND = FormKind.CASES;
    private static final String ONE = "{id: \\d{1,18}}";

    private final Screens screens;
    private final FormDesk forms;
    private final FormEditor editor;
    private final Topics topics;
    private final Channels channels;

    @Activate
    public ItemFormsResource(
            @Reference Screens screens,
            @Reference FormDesk forms,
            @Reference FormEditor editor,
            @Reference Topics topics,
            @Reference Channels channels) {
        this.screens = screens;
        this.forms = forms;
        this.editor = editor;
        this.topics = topics;
        this.channels = channels;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        return Screens.view(
                "settingsItems.jte",
                "page",
                new ItemFormsPage(
                        screens.of(web, KIND.place(), done),
                        topics.tree(),
                        channels,
                        forms.forms(web.actor()).stream()
                                .filter(form -> KIND.isOf(form.newest().content().use()))
                                .map(editor::line)
                                .toList()));
    }

    @GET
    @Path("new")
    public View blank(@Context WebContext web) {
        return editor.blank(KIND, web);
    }

    @POST
    @Path("new")
    public Response create(FormData sent, @Context WebContext web) {
        return editor.act(KIND, "", sent, web);
    }

    /**
     * @param version whose content the editor begins with; the newest when there is none
     */
    @GET
    @Path(ONE)
    public View edit(
            @PathParam("id") long id,
            @QueryParam("version") String version,
            @QueryParam("done") String done,
            @Context WebContext web) {
        Form newest = newest(web, id);
        Form shown = version == null ? newest : version(web, newest.id(), version);
        return editor.open(KIND, web, newest, shown.content(), done);
    }

    private Form newest(WebContext web, long id) {
        return KIND.require(forms.newest(web.actor(), new FormId(id)));
    }

    private Form version(WebContext web, FormId form, String version) {
        if (!version.matches("\\d{1,8}")) {
            throw new NotFoundException("no version of " + version.length() + " letters");
        }
        return forms.version(web.actor(), form, Integer.parseInt(version));
    }

    @POST
    @Path(ONE)
    public Response save(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        return editor.act(KIND, Long.toString(id), sent, web);
    }

    @GET
    @Path(ONE + "/versions")
    public View versions(@PathParam("id") long id, @Context WebContext web) {
        Form newest = newest(web, id);
        Screen screen = screens.of(web, KIND.place());
        return Screens.view(
                "formVersions.jte",
                "page",
                new FormPages.Versions(
                        screen,
                        KIND,
                        newest.id(),
                        screen.in(newest.content().name()),
                        forms.versions(web.actor(), newest.id()),
                        false));
    }

    @POST
    @Path(ONE + "/publish")
    public Response publish(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        Form form = newest(web, id);
        forms.publish(web.actor(), form.id(), FormEditor.number(sent.text("version")));
        return Redirects.to(KIND.path() + "/" + id + "?done=" + KIND.done("form-published"));
    }

    @POST
    @Path(ONE + "/withdraw")
    public Response withdraw(@PathParam("id") long id, @Context WebContext web) {
        forms.withdraw(web.actor(), newest(web, id).id());
        return Redirects.to(KIND.path() + "/" + id + "?done=" + KIND.done("form-withdrawn"));
    }
}
