// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.Page;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditChain;
import org.madoguchi.api.audit.AuditExport;
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
@Path(AuditPage.PATH)
@Component(service = PrivateResource.class)
public final class AuditResource implements PrivateResource {
    private final Screens screens;
    private final AuditTrail trail;
    private final AuditExport export;
    private final AuditChain chain;
    private final Users users;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public AuditResource(
            @Reference Screens screens,
            @Reference AuditTrail trail,
            @Reference AuditExport export,
            @Reference AuditChain chain,
            @Reference Users users) {
        this.screens = screens;
        this.trail = trail;
        this.export = export;
        this.chain = chain;
        this.users = users;
    }

    @GET
    public View list(
            @Context UriInfo address, @QueryParam("from") String from, @Context WebContext web) {
        web.actor().require(Permission.AUDIT_READ);
        Screen screen = screens.of(web, "audit");
        AuditFilter filter = AuditFilter.of(address.getQueryParameters(), today(web));
        Page<AuditRecord> records =
                trail.list(web.actor(), filter.query(users, screen.words()), Screens.rows(from));
        return Screens.view(
                "audit.jte",
                "page",
                new AuditPage(screen, filter, records, logins(records), chain.head(web.actor())));
    }

    private Map<UserId, String> logins(Page<AuditRecord> records) {
        return records.items().stream()
                .flatMap(line -> AuditPage.user(line.subject()).stream())
                .distinct()
                .flatMap(id -> users.find(id).stream())
                .collect(Collectors.toMap(User::id, User::login));
    }

    /** Everything that fits, not only what the page shows. */
    @GET
    @Path("export")
    public Response export(
            @Context UriInfo address, @QueryParam("as") String as, @Context WebContext web) {
        web.actor().require(Permission.AUDIT_READ);
        Screen screen = screens.of(web, "audit");
        AuditQuery query =
                AuditFilter.of(address.getQueryParameters(), today(web))
                        .query(users, screen.words());
        TableFile file = TableFile.SJIS.name().equals(as) ? TableFile.SJIS : TableFile.CSV;
        List<String> columns =
                Stream.of(
                                "at", "user", "login", "action", "name", "subject", "detail",
                                "origin", "link")
                        .map(column -> screen.text("audit.column-" + column))
                        .toList();
        Stream<AuditRecord> records = export.export(web.actor(), query);
        return file.of(
                "audit-" + today(web),
                columns,
                records.map(record -> row(record, screen.words()))::iterator);
    }

    private List<Object> row(AuditRecord record, Words words) {
        return List.of(
                words.exactTime(record.at()),
                record.actorName(),
                record.user().map(UserId::toString).orElse(""),
                record.action(),
                new AuditWords(words).action(record.action()),
                record.subject(),
                record.detail(),
                record.origin(),
                record.link().map(AuditAnchor::toString).orElse(""));
    }

    private LocalDate today(WebContext web) {
        return LocalDate.now(clock.withZone(web.timeZone()));
    }
}
