// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every account as a line of a file, without anything that opens one. */
@Path("/console/users/export")
@Component(service = PrivateResource.class)
public final class UserExportResource implements PrivateResource {
    private static final int STEP = 200;

    private final Screens screens;
    private final Users users;
    private final Directory directory;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public UserExportResource(
            @Reference Screens screens,
            @Reference Users users,
            @Reference Directory directory,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.users = users;
        this.directory = directory;
        this.audit = audit;
    }

    @GET
    public Response export(@QueryParam("as") String as, @Context WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        Screen screen = screens.of(web, "users");
        List<User> all = all(users, web.actor());
        audit.recordCommitted(web.actor(), "user.export", "users", all.size() + " rows");
        Instant now = clock.instant();
        return FaqFilter.constant(TableFile.class, String.valueOf(as))
                .orElse(TableFile.CSV)
                .of(
                        new FigureTable(
                                "users-" + LocalDate.now(clock.withZone(web.timeZone())),
                                columns(screen),
                                all.stream().map(user -> row(user, screen, now)).toList()));
    }

    /** Some hundred people work for a city's desk: they fit into memory many times. */
    static List<User> all(Users users, Actor actor) {
        List<User> found = new ArrayList<>();
        Page<User> page = users.list(actor, PageRequest.first(STEP));
        found.addAll(page.items());
        while (page.hasMore()) {
            page = users.list(actor, new PageRequest(found.size(), STEP));
            found.addAll(page.items());
        }
        return found;
    }

    static List<String> columns(Screen screen) {
        return Stream.of(
                        "user.number",
                        "user.login",
                        "user.name",
                        "user.roles",
                        "user.department.code",
                        "user.department",
                        "user.state")
                .map(screen::text)
                .toList();
    }

    private List<Object> row(User user, Screen screen, Instant now) {
        Optional<Department> department = user.department().flatMap(directory::find);
        return List.of(
                user.id().value(),
                user.login(),
                user.name(),
                user.roles().stream()
                        .sorted()
                        .map(role -> screen.name("role", role))
                        .collect(Collectors.joining("、")),
                department.map(Department::code).orElse(""),
                department.map(Department::name).orElse(""),
                screen.text(UserPages.state(user, now)));
    }
}
