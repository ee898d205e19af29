// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything of one case as one file, for the police, a lawyer or the city's own inquiry. */
@Path("/console/cases/{id}/evidence")
@Component(service = PrivateResource.class)
public final class EvidenceResource implements PrivateResource {
    private final Screens screens;
    private final Desks desks;
    private final Cases cases;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public EvidenceResource(
            @Reference Screens screens,
            @Reference Desks desks,
            @Reference Cases cases,
            @Reference AuditTrail audit) {
        this.screens = screens;
        this.desks = desks;
        this.cases = cases;
        this.audit = audit;
    }

    @GET
    public Response take(@PathParam("id") String text, @Context WebContext web) {
        web.actor().require(Permission.CASE_ASSIGN);
        CaseId id = CaseNumber.of(text);
        CaseDesk desk = desks.open(screens.of(web, "inbox"), id, ListAddress.parse(""));
        Evidence evidence = new Evidence(desk, desks::originalEnding, clock.instant());
        audit.recordCommitted(
                web.actor(), "case.evidence", "case " + id, evidence.files().size() + " files");
        StreamingOutput body =
                out -> evidence.write(blob -> cases.content(web.actor(), id, blob), out);
        return Response.ok(body, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"evidence-" + id + ".zip\"")
                .build();
    }
}
