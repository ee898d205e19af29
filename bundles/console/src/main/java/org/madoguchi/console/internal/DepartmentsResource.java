// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.DepartmentCard;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentProfile;
import org.madoguchi.api.directory.PhoneBook;
import org.madoguchi.api.directory.StaffDirectory;
import org.madoguchi.api.directory.Telephone;
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

/** The city's tree of departments, for who keeps it. */
@Path("/console/departments")
@Component(service = PrivateResource.class)
public final class DepartmentsResource implements PrivateResource {
    private final Screens screens;
    private final StaffDirectory directory;
    private final PhoneBook phoneBook;
    private final Transactions transactions;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public DepartmentsResource(
            @Reference Screens screens,
            @Reference StaffDirectory directory,
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
                        screens.of(web, "departments", done), directory.departments(web.actor())));
    }

    @GET
    @Path("new")
    public View blank(@Context WebContext web) {
        return editing(web, true, DepartmentPages.Form.EMPTY, Optional.empty());
    }

    @GET
    @Path("edit")
    public View edit(@QueryParam("code") String code, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        List<DepartmentProfile> all = directory.departments(web.actor());
        DepartmentProfile known =
                all.stream()
                        .filter(each -> each.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("no such department"));
        return editing(
                web,
                false,
                DepartmentPages.Form.of(draft(known, all, web.locale()), phoneBook.of(known.id())),
                Optional.empty());
    }

    static DepartmentDraft draft(
            DepartmentProfile known, List<DepartmentProfile> all, Locale language) {
        return DepartmentDraft.of(
                known, code(known.parent(), all), code(known.successor(), all), language);
    }

    private static String code(Optional<DepartmentId> id, List<DepartmentProfile> all) {
        return id.flatMap(
                        wanted -> all.stream().filter(each -> each.id().equals(wanted)).findFirst())
                .map(DepartmentProfile::code)
                .orElse("");
    }

    /** What written hours mean, before they are saved. */
    @GET
    @Path("hours")
    public View hours(
            @QueryParam("parent") String parent,
            @QueryParam("hours") String hours,
            @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        Screen screen = screens.of(web, "departments");
        DirectoryPages.Days days;
        try {
            days =
                    DirectoryPages.Days.of(
                            screen,
                            directory.hours(
                                    web.actor(),
                                    parent == null ? "" : parent,
                                    hours == null ? "" : hours),
                            LocalDate.now(clock.withZone(web.timeZone())));
        } catch (RejectedException refused) {
            days = new DirectoryPages.Days(screen, List.of(), Optional.of(refused.reason()));
        }
        return Screens.view("directoryDays.jte", "page", days);
    }

    @POST
    @Path("edit")
    public Response save(FormData sent, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        DepartmentPages.Form form = DepartmentPages.Form.of(sent);
        boolean isNew = !sent.text("new").isEmpty();
        try {
            if (isNew && directory.department(web.actor(), form.code()).isPresent()) {
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

    /** The telephones before the department: a merged one hands them on. */
    private void save(Actor actor, DepartmentPages.Form form) {
        List<Telephone> telephones = TelephoneLines.read(form.telephones());
        Optional<DepartmentCard> known = directory.department(actor, form.code());
        known.ifPresent(before -> phoneBook.save(actor, before.profile().id(), telephones));
        DepartmentProfile saved = directory.save(actor, form.draft());
        if (known.isEmpty()) {
            phoneBook.save(actor, saved.id(), telephones);
        }
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
                new DepartmentPages.Editing(
                        screens.of(web, "departments"),
                        isNew,
                        form,
                        directory.departments(web.actor()).stream()
                                .filter(DepartmentProfile::active)
                                .toList(),
                        directory
                                .department(web.actor(), form.code())
                                .map(card -> card.profile().formerNames())
                                .orElse(List.of()),
                        problem));
    }
}
