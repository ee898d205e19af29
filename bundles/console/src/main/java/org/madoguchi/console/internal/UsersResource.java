// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts of the staff side. */
@Path("/console/users")
@Component(service = PrivateResource.class)
public final class UsersResource implements PrivateResource {
    private final Screens screens;
    private final Users users;
    private final Directory directory;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public UsersResource(
            @Reference Screens screens, @Reference Users users, @Reference Directory directory) {
        this.screens = screens;
        this.users = users;
        this.directory = directory;
    }

    @GET
    public View list(
            @QueryParam("from") String from,
            @QueryParam("done") String done,
            @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        Page<User> page = users.list(web.actor(), Screens.rows(from));
        Map<DepartmentId, String> departments =
                page.items().stream()
                        .flatMap(user -> user.department().stream())
                        .distinct()
                        .flatMap(id -> directory.find(id).stream())
                        .collect(Collectors.toMap(Department::id, Department::name));
        return Screens.view(
                "users.jte",
                "page",
                new UserPages.Listing(
                        screens.of(web, "users", done), page, departments, Instant.now()));
    }

    @GET
    @Path("new")
    public View blank(@Context WebContext web) {
        return editing(web, "", UserPages.Form.EMPTY, Optional.empty());
    }

    @POST
    @Path("new")
    public Response create(FormData sent, @Context WebContext web) {
        UserPages.Form form = UserPages.Form.of(sent);
        String password = FirstPassword.make(random);
        try {
            User made = users.create(web.actor(), form.user(), password, false, form.reason());
            return Response.ok(password(web, made, password)).build();
        } catch (RejectedException refused) {
            return refused(editing(web, "", form, Optional.of(refused.reason())));
        }
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public View edit(@PathParam("id") long id, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        return editing(web, Long.toString(id), UserPages.Form.of(user(id)), Optional.empty());
    }

    @POST
    @Path("{id: \\d{1,18}}")
    public Response update(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        UserPages.Form form = UserPages.Form.of(sent);
        try {
            users.update(web.actor(), new UserId(id), form.user(), form.active(), form.reason());
        } catch (RejectedException refused) {
            return refused(editing(web, Long.toString(id), form, Optional.of(refused.reason())));
        }
        return Redirects.to("/console/users?done=user-saved");
    }

    @POST
    @Path("{id: \\d{1,18}}/password")
    public View resetPassword(@PathParam("id") long id, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        User user = user(id);
        return password(web, user, users.resetPassword(web.actor(), user.id()));
    }

    private User user(long id) {
        return users.find(new UserId(id)).orElseThrow(() -> new NotFoundException("no user " + id));
    }

    private View editing(
            WebContext web, String id, UserPages.Form form, Optional<LocalizedText> problem) {
        web.actor().require(Permission.USER_MANAGE);
        return Screens.view(
                "user.jte",
                "page",
                new UserPages.Editing(
                        screens.of(web, "users"), id, form, directory.departments(), problem));
    }

    private View password(WebContext web, User user, String password) {
        return Screens.view(
                "userPassword.jte",
                "screen",
                screens.of(web, "users"),
                "name",
                user.name(),
                "login",
                user.login(),
                "password",
                password);
    }

    private static Response refused(View page) {
        return Response.status(422).entity(page.withStatus(422)).build();
    }
}
