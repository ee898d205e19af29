// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormDesk;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormReceipt;
import org.madoguchi.api.form.FormSummary;
import org.madoguchi.api.form.FormTrial;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Where administrators make the forms of the public site, try them and publish them. */
@Path("/console/forms")
@Component(service = PrivateResource.class)
public final class FormsResource implements PrivateResource {
    private static final String PLACE = "forms";

    private final Screens screens;
    private final FormDesk forms;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Categories categories;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile FormTrial trial;

    @Activate
    public FormsResource(@Reference Screens screens, @Reference FormDesk forms) {
        this.screens = screens;
        this.forms = forms;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        return Screens.view(
                "forms.jte",
                "page",
                new FormPages.Listing(
                        screens.of(web, PLACE, done),
                        forms.forms(web.actor()).stream().map(this::line).toList()));
    }

    private FormPages.Line line(FormSummary form) {
        CategoryTree tree = tree();
        return new FormPages.Line(
                form,
                form.newest().content().categories().stream()
                        .flatMap(id -> tree.find(id).stream())
                        .map(Category::name)
                        .toList());
    }

    private CategoryTree tree() {
        Categories present = categories;
        return present == null ? new CategoryTree(List.of()) : present.tree();
    }

    @GET
    @Path("new")
    public View blank(@Context WebContext web) {
        Screen screen = screens.of(web, PLACE);
        FormDraft draft =
                FormDraft.of(
                                new FormContent(
                                        LocalizedText.same(""),
                                        LocalizedText.same(""),
                                        false,
                                        List.of(),
                                        List.of(),
                                        FormReceipt.USUAL))
                        .plus("paragraph", screen.text("form.first.text"))
                        .plus("name", screen.text("form.first.name"))
                        .plus("mail", screen.text("form.first.mail"));
        return editing(web, "", 0, draft, Optional.empty(), -1, null);
    }

    /**
     * @param version whose content the editor begins with; the newest when there is none
     */
    @GET
    @Path("{id: \\d{1,18}}")
    public View edit(
            @PathParam("id") long id,
            @QueryParam("version") String version,
            @QueryParam("done") String done,
            @Context WebContext web) {
        FormId form = new FormId(id);
        Form newest = forms.newest(web.actor(), form);
        Form shown = version == null ? newest : version(web, form, version);
        return editing(
                web,
                Long.toString(id),
                newest.version(),
                FormDraft.of(shown.content()),
                Optional.empty(),
                -1,
                done);
    }

    private Form version(WebContext web, FormId form, String version) {
        if (!version.matches("\\d{1,8}")) {
            throw new NotFoundException("no version " + version.length());
        }
        return forms.version(web.actor(), form, Integer.parseInt(version));
    }

    @POST
    @Path("new")
    public Response create(FormData sent, @Context WebContext web) {
        return act("", sent, web);
    }

    @POST
    @Path("{id: \\d{1,18}}")
    public Response save(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        return act(Long.toString(id), sent, web);
    }

    /** Buttons change the page; only saving stores anything. */
    private Response act(String id, FormData sent, WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        FormDraft draft = FormDraft.sent(sent);
        int seen = number(sent.text("seen"));
        String[] button = sent.text("act").split(":", 2);
        int row = button.length > 1 ? number(button[1]) : -1;
        Screen screen = screens.of(web, PLACE);
        return switch (button[0]) {
            case "add" -> {
                String kind = FormRow.blank("", sent.text("kind"), "").kind();
                FormDraft more = draft.plus(kind, screen.text("form.kind." + kind));
                yield changed(web, id, seen, more, more.rows().size() - 1);
            }
            case "up" -> changed(web, id, seen, draft.moved(row, -1), row - 1);
            case "down" -> changed(web, id, seen, draft.moved(row, 1), row + 1);
            case "remove" -> changed(web, id, seen, draft.without(row), row - 1);
            default -> store(id, seen, draft, button[0].equals("try"), web);
        };
    }

    /** The page with an item changed; the focus goes with it. */
    private Response changed(WebContext web, String id, int seen, FormDraft draft, int row) {
        int focus = Math.max(0, Math.min(draft.rows().size() - 1, row));
        return Response.ok(editing(web, id, seen, draft, Optional.empty(), focus, null)).build();
    }

    private static int number(String text) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : -1;
    }

    private Response store(String id, int seen, FormDraft draft, boolean trying, WebContext web) {
        try {
            Form stored =
                    id.isEmpty()
                            ? forms.create(web.actor(), draft.content())
                            : forms.save(
                                    web.actor(),
                                    new FormId(Long.parseLong(id)),
                                    seen,
                                    draft.content());
            String path = "/console/forms/" + stored.id();
            return Redirects.to(
                    trying ? path + "/try?version=" + stored.version() : path + "?done=form-saved");
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(
                            editing(web, id, seen, draft, Optional.of(refused.reason()), -1, null)
                                    .withStatus(422))
                    .build();
        }
    }

    @GET
    @Path("{id: \\d{1,18}}/versions")
    public View versions(@PathParam("id") long id, @Context WebContext web) {
        FormId form = new FormId(id);
        return Screens.view(
                "formVersions.jte",
                "page",
                new FormPages.Versions(
                        screens.of(web, PLACE),
                        form,
                        screens.of(web, PLACE).in(forms.newest(web.actor(), form).content().name()),
                        forms.versions(web.actor(), form),
                        trial != null));
    }

    @POST
    @Path("{id: \\d{1,18}}/publish")
    public Response publish(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        forms.publish(web.actor(), new FormId(id), number(sent.text("version")));
        return Redirects.to("/console/forms/" + id + "?done=form-published");
    }

    @POST
    @Path("{id: \\d{1,18}}/withdraw")
    public Response withdraw(@PathParam("id") long id, @Context WebContext web) {
        forms.withdraw(web.actor(), new FormId(id));
        return Redirects.to("/console/forms/" + id + "?done=form-withdrawn");
    }

    private View editing(
            WebContext web,
            String id,
            int seen,
            FormDraft draft,
            Optional<LocalizedText> problem,
            int focus,
            String done) {
        web.actor().require(Permission.FORM_MANAGE);
        Optional<FormPages.Line> line =
                forms.forms(web.actor()).stream()
                        .filter(form -> form.newest().id().toString().equals(id))
                        .map(this::line)
                        .findFirst();
        return Screens.view(
                "formEdit.jte",
                "page",
                new FormPages.Editing(
                        screens.of(web, PLACE, done),
                        id,
                        seen,
                        draft,
                        line,
                        choices(web.locale()),
                        problem,
                        focus,
                        trial != null));
    }

    /** All categories with their paths, tree by tree. */
    private List<FormPages.Choice> choices(Locale language) {
        CategoryTree tree = tree();
        List<FormPages.Choice> all = new ArrayList<>();
        for (Category root : tree.roots()) {
            for (var id : tree.below(root.id())) {
                all.add(new FormPages.Choice(id, tree.label(id, language)));
            }
        }
        all.sort((a, b) -> a.label().compareTo(b.label()));
        return all;
    }
}
