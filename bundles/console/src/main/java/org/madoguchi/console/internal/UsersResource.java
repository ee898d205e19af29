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
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.city.City;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Deputies;
import org.madoguchi.api.identity.OutsideSignIns;
import org.madoguchi.api.identity.PasskeyId;
import org.madoguchi.api.identity.Passkeys;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SecondFactors;
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
    private final SecondFactors factors;
    private final Directory directory;
    private final OutsideSignIns outside;
    private final Passkeys passkeys;
    private final Deputies deputies;
    private final City city;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public UsersResource(
            @Reference Screens screens,
            @Reference Users users,
            @Reference SecondFactors factors,
            @Reference Directory directory,
            @Reference OutsideSignIns outside,
            @Reference Passkeys passkeys,
            @Reference Deputies deputies,
            @Reference City city) {
        this.screens = screens;
        this.users = users;
        this.factors = factors;
        this.directory = directory;
        this.outside = outside;
        this.passkeys = passkeys;
        this.deputies = deputies;
        this.city = city;
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

    @POST
    @Path("{id: \\d{1,18}}/second-factor")
    public Response resetSecondFactor(@PathParam("id") long id, @Context WebContext web) {
        factors.reset(web.actor(), new UserId(id));
        return Redirects.to("/console/users?done=second-factor-reset");
    }

    @POST
    @Path("{id: \\d{1,18}}/passkey/{passkey: \\d{1,18}}")
    public Response takePasskeyAway(@PathParam("passkey") long passkey, @Context WebContext web) {
        passkeys.takeAway(web.actor(), new PasskeyId(passkey));
        return Redirects.to("/console/users?done=passkey-taken");
    }

    @POST
    @Path("{id: \\d{1,18}}/outside/{provider: [a-z][a-z0-9-]{0,31}}")
    public Response forgetOutside(
            @PathParam("id") long id,
            @PathParam("provider") String provider,
            @Context WebContext web) {
        outside.forget(web.actor(), new UserId(id), provider);
        return Redirects.to("/console/users?done=outside-forgotten");
    }

    /** A role for a time (ST-215). */
    @POST
    @Path("{id: \\d{1,18}}/deputy")
    public Response deputise(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        try {
            if (sent.has("end")) {
                deputies.end(web.actor(), new UserId(id));
                return Redirects.to("/console/users?done=deputy-ended");
            }
            deputies.appoint(
                    web.actor(),
                    new UserId(id),
                    FaqFilter.constant(Role.class, sent.text("role"))
                            .orElseThrow(() -> rejected("user.deputy.choose")),
                    moment(sent.text("until")),
                    sent.text("reason"));
        } catch (RejectedException refused) {
            return refused(
                    editing(
                            web,
                            Long.toString(id),
                            UserPages.Form.of(user(id)),
                            Optional.of(refused.reason())));
        }
        return Redirects.to("/console/users?done=deputy-set");
    }

    private Instant moment(String typed) {
        try {
            return LocalDateTime.parse(typed).atZone(city.zone()).toInstant();
        } catch (DateTimeParseException e) {
            throw rejected("user.deputy.moment");
        }
    }

    private static RejectedException rejected(String key) {
        return new RejectedException(Screens.bothLanguages(key));
    }

    private User user(long id) {
        return users.find(new UserId(id)).orElseThrow(() -> new NotFoundException("no user " + id));
    }

    private View editing(
            WebContext web, String id, UserPages.Form form, Optional<LocalizedText> problem) {
        web.actor().require(Permission.USER_MANAGE);
        Optional<UserId> account =
                Optional.of(id)
                        .filter(known -> !known.isEmpty())
                        .map(known -> new UserId(Long.parseLong(known)));
        return Screens.view(
                "user.jte",
                "page",
                new UserPages.Editing(
                        screens.of(web, "users"),
                        id,
                        form,
                        account.flatMap(users::find),
                        directory.departments(),
                        account.map(known -> factors.of(web.actor(), known)),
                        account.map(known -> passkeys.of(web.actor(), known).keys())
                                .orElseGet(List::of),
                        account.map(known -> outside.accounts(web.actor(), known))
                                .orElseGet(List::of),
                        problem));
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
