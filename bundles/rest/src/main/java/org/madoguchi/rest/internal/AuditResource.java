// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.madoguchi.api.audit.AuditQuery;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = PrivateResource.class)
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "監査記録 / Who saw and did what")
public final class AuditResource implements PrivateResource {
    private final AuditTrail audit;

    @Activate
    public AuditResource(@Reference AuditTrail audit) {
        this.audit = audit;
    }

    @GET
    @Operation(summary = "List audit records, newest first")
    public Listing<AuditRecord> list(
            @Parameter(description = "Id of a user") @QueryParam("user") String user,
            @Parameter(description = "Such as case.view") @QueryParam("action") String action,
            @Parameter(description = "Such as case 2026-000012") @QueryParam("subject")
                    String subject,
            @Parameter(description = "ISO 8601 in UTC, inclusive") @QueryParam("from") String from,
            @Parameter(description = "ISO 8601 in UTC, exclusive") @QueryParam("until")
                    String until,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context WebContext web,
            @Context UriInfo uri,
            @Context HttpServletResponse response) {
        AuditQuery query =
                new AuditQuery(
                        Inputs.given(user).map(id -> Inputs.id("user", id, UserId::new)),
                        Inputs.given(action),
                        Inputs.given(subject),
                        Inputs.given(from).map(time -> Inputs.instant("from", time)),
                        Inputs.given(until).map(time -> Inputs.instant("until", time)));
        return Listing.of(
                audit.list(web.actor(), query, Inputs.page(offset, limit)), uri, response);
    }
}
