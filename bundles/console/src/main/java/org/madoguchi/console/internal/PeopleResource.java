// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.Person;
import org.madoguchi.api.directory.StaffDirectory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** People of the directory, one at a time. */
@Path("/console/directory/people")
@Component(service = PrivateResource.class)
public final class PeopleResource implements PrivateResource {
    private final Screens screens;
    private final StaffDirectory directory;

    @Activate
    public PeopleResource(@Reference Screens screens, @Reference StaffDirectory directory) {
        this.screens = screens;
        this.directory = directory;
    }

    @GET
    @Path("new")
    public View blank(@QueryParam("department") String department, @Context WebContext web) {
        return editing(
                web,
                true,
                new DirectoryPages.PersonForm(
                        "", "", "", department == null ? "" : department, "", "", "", true),
                Optional.empty());
    }

    @GET
    @Path("edit")
    public View edit(@QueryParam("number") String number, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        Person person =
                directory
                        .person(web.actor(), number == null ? "" : number)
                        .orElseThrow(() -> new NotFoundException("no such person"));
        return editing(
                web,
                false,
                DirectoryPages.PersonForm.of(person, code(web.actor(), person.department())),
                Optional.empty());
    }

    private String code(Actor actor, Optional<DepartmentId> id) {
        return id.flatMap(
                        wanted ->
                                directory.departments(actor).stream()
                                        .filter(each -> each.id().equals(wanted))
                                        .findFirst())
                .map(DepartmentProfile::code)
                .orElse("");
    }

    @POST
    @Path("edit")
    public Response save(FormData sent, @Context WebContext web) {
        DirectoryPages.PersonForm form = DirectoryPages.PersonForm.of(sent);
        boolean isNew = !sent.text("new").isEmpty();
        Person saved;
        try {
            if (isNew && directory.person(web.actor(), form.number()).isPresent()) {
                throw new RejectedException(
                        Screens.bothLanguages("refused.person.number", form.number()));
            }
            saved = directory.save(web.actor(), form.draft());
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(
                            editing(web, isNew, form, Optional.of(refused.reason()))
                                    .withStatus(422))
                    .build();
        }
        String department = code(web.actor(), saved.department());
        return Redirects.to(
                (department.isEmpty() ? DirectoryResource.PATH : DirectoryResource.of(department))
                        + "?done=person-saved");
    }

    private View editing(
            WebContext web,
            boolean isNew,
            DirectoryPages.PersonForm form,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.USER_MANAGE);
        return Screens.view(
                "directoryPerson.jte",
                "page",
                new DirectoryPages.PersonEditing(
                        screens.of(web, "directory"),
                        isNew,
                        form,
                        directory.departments(web.actor()).stream()
                                .filter(
                                        each ->
                                                each.active()
                                                        || each.code().equals(form.department()))
                                .toList(),
                        problem));
    }
}
