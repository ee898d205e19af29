// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Cases on paper, for those whose task it is (ST-158); that it was done is on record before the
 * page is shown (FJ-235). What the browser's own menu prints is told by the page's script: a
 * browser without scripts, or a photograph of the screen, tells nothing.
 */
@Path("/console/cases/{id}/print")
@Component(service = PrivateResource.class)
public final class CasePrintResource implements PrivateResource {
    private final Screens screens;
    private final Desks desks;
    private final Cases cases;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public CasePrintResource(
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
    public View print(@PathParam("id") String text, @Context WebContext web) {
        web.actor().require(Permission.CASE_PRINT);
        CaseId id = CaseNumber.of(text);
        CaseDesk desk = desks.open(screens.of(web, "inbox"), id, ListAddress.parse(""));
        audit.recordCommitted(web.actor(), "case.print", "case " + id, "");
        return Screens.view("casePrint.jte", "page", new CasePrint(desk, clock.instant()));
    }

    /** The browser is about to print the page of a case. */
    @POST
    @Path("seen")
    public Response seen(@PathParam("id") String text, FormData sent, @Context WebContext web) {
        CaseId id = CaseNumber.of(text);
        // whoever may not see the case has nothing to tell of it
        cases.open(web.actor(), id);
        boolean may = web.actor().may(Permission.CASE_PRINT);
        audit.recordCommitted(
                web.actor(), "case.print-browser", "case " + id, may ? "" : "blank page");
        return Response.noContent().build();
    }
}
