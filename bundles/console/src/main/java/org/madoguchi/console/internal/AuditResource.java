// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who saw and did what. */
@Path("/console/audit")
@Component(service = PrivateResource.class)
public final class AuditResource implements PrivateResource {
    private final Screens screens;
    private final AuditTrail trail;
    private final Users users;

    @Activate
    public AuditResource(
            @Reference Screens screens, @Reference AuditTrail trail, @Reference Users users) {
        this.screens = screens;
        this.trail = trail;
        this.users = users;
    }

    @GET
    public View list(
            @QueryParam("user") String user,
            @QueryParam("action") String action,
            @QueryParam("subject") String subject,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("from") String from,
            @Context WebContext web) {
        web.actor().require(Permission.AUDIT_READ);
        Screen screen = screens.of(web, "audit");
        AuditPage.Form form =
                new AuditPage.Form(
                        plain(user), plain(action), plain(subject), plain(since), plain(until));
        PageRequest rows = Screens.rows(from);
        Optional<UserId> wanted = Optional.empty();
        if (!form.user().isEmpty()) {
            wanted = users.findByLogin(form.user()).map(User::id);
            if (wanted.isEmpty()) {
                return page(
                        screen,
                        form,
                        new Page<>(List.of(), 0, rows),
                        screen.text("audit.nouser", form.user()));
            }
        }
        AuditQuery query =
                new AuditQuery(
                        wanted,
                        filled(form.action()),
                        filled(form.subject()),
                        day(form.since()).map(screen.words()::startOf),
                        day(form.until()).map(last -> endOf(screen, last)));
        return page(screen, form, trail.list(web.actor(), query, rows), "");
    }

    private static View page(
            Screen screen, AuditPage.Form form, Page<AuditRecord> records, String problem) {
        return Screens.view("audit.jte", "page", new AuditPage(screen, form, records, problem));
    }

    private static Instant endOf(Screen screen, LocalDate last) {
        return screen.words().startOf(last.plusDays(1));
    }

    private static String plain(String value) {
        return value == null ? "" : value.strip();
    }

    private static Optional<String> filled(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }

    /** Browsers send a whole date or nothing; anything else does not restrict. */
    private static Optional<LocalDate> day(String value) {
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
