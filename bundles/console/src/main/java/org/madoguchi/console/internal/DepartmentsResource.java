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
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The sections that cases are handed to. */
@Path("/console/departments")
@Component(service = PrivateResource.class)
public final class DepartmentsResource implements PrivateResource {
    private final Screens screens;
    private final Directory directory;
    private final PhoneBook phoneBook;
    private final Transactions transactions;

    @Activate
    public DepartmentsResource(
            @Reference Screens screens,
            @Reference Directory directory,
            @Reference PhoneBook phoneBook,
            @Reference Transactions transactions) {
        this.screens = screens;
        this.directory = directory;
        this.phoneBook = phoneBook;
        this.transactions = transactions;
    }

    @GET
    public View list(@QueryParam("done") String done, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        return Screens.view(
                "departments.jte",
                "page",
                new DepartmentPages.Listing(
                        screens.of(web, "departments", done), directory.departments()));
    }

    @GET
    @Path("new")
    public View blank(@Context WebContext web) {
        return editing(web, true, DepartmentPages.Form.EMPTY, Optional.empty());
    }

    @GET
    @Path("edit")
    public View edit(@QueryParam("code") String code, @Context WebContext web) {
        return editing(
                web,
                false,
                directory
                        .findByCode(code == null ? "" : code)
                        .map(found -> DepartmentPages.Form.of(found, phoneBook.of(found.id())))
                        .orElseThrow(() -> new NotFoundException("no such department")),
                Optional.empty());
    }

    @POST
    @Path("edit")
    public Response save(FormData sent, @Context WebContext web) {
        DepartmentPages.Form form = DepartmentPages.Form.of(sent);
        boolean isNew = !sent.text("new").isEmpty();
        try {
            if (isNew && directory.findByCode(form.code()).isPresent()) {
                throw new RejectedException(
                        Screens.bothLanguages("refused.department.code", form.code()));
            }
            transactions.run(() -> save(web.actor(), form));
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(
                            editing(web, isNew, form, Optional.of(refused.reason()))
                                    .withStatus(422))
                    .build();
        }
        return Redirects.to("/console/departments?done=department-saved");
    }

    private void save(Actor actor, DepartmentPages.Form form) {
        Department saved =
                directory.save(
                        actor,
                        form.code(),
                        form.name(),
                        form.mail(),
                        form.phone(),
                        form.duties(),
                        form.active());
        phoneBook.save(actor, saved.id(), TelephoneLines.read(form.telephones()));
    }

    private View editing(
            WebContext web,
            boolean isNew,
            DepartmentPages.Form form,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.USER_MANAGE);
        return Screens.view(
                "department.jte",
                "page",
                new DepartmentPages.Editing(screens.of(web, "departments"), isNew, form, problem));
    }
}
