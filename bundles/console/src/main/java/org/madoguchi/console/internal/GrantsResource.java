// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.Grant;
import org.madoguchi.api.identity.Grants;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The monthly report on access rights. */
@Path("/console/users/changes")
@Component(service = PrivateResource.class)
public final class GrantsResource implements PrivateResource {
    private final Screens screens;
    private final Grants grants;
    private final Users users;
    private final Directory directory;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public GrantsResource(
            @Reference Screens screens,
            @Reference Grants grants,
            @Reference Users users,
            @Reference Directory directory,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.grants = grants;
        this.users = users;
        this.directory = directory;
        this.audit = audit;
    }

    @GET
    public View show(@QueryParam("month") String month, @Context WebContext web) {
        return Screens.view("grants.jte", "page", page(month, web));
    }

    @GET
    @Path("export")
    public Response export(
            @QueryParam("month") String month,
            @QueryParam("as") String as,
            @Context WebContext web) {
        GrantsPage page = page(month, web);
        audit.recordCommitted(
                web.actor(),
                "user.report",
                "users",
                page.month() + ", " + page.grants().size() + " rows");
        return FaqFilter.constant(TableFile.class, String.valueOf(as))
                .orElse(TableFile.CSV)
                .of(page.table());
    }

    private GrantsPage page(String asked, WebContext web) {
        web.actor().require(Permission.USER_MANAGE);
        YearMonth month = month(asked, web);
        Instant from = month.atDay(1).atStartOfDay(web.timeZone()).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(web.timeZone()).toInstant();
        List<Grant> found = grants.between(web.actor(), from, until);
        Map<DepartmentId, String> departments =
                found.stream()
                        .flatMap(grant -> grant.department().stream())
                        .distinct()
                        .flatMap(id -> directory.find(id).stream())
                        .collect(Collectors.toMap(Department::id, Department::name));
        long present =
                UserExportResource.all(users, web.actor()).stream().filter(User::active).count();
        return new GrantsPage(screens.of(web, "users"), month, found, departments, present);
    }

    /** Nonsense is the present month. */
    private YearMonth month(String asked, WebContext web) {
        return asked != null && asked.matches("20\\d{2}-(0[1-9]|1[0-2])")
                ? YearMonth.parse(asked)
                : YearMonth.now(clock.withZone(web.timeZone()));
    }
}
