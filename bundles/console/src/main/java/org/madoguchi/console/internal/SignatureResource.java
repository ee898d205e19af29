// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an answer that somebody is about to write will be signed with; asked for when looked at. */
@Path("/console/cases/{id}/signature")
@Component(service = PrivateResource.class)
public final class SignatureResource implements PrivateResource {
    private final Screens screens;
    private final Cases cases;

    @Activate
    public SignatureResource(@Reference Screens screens, @Reference Cases cases) {
        this.screens = screens;
        this.cases = cases;
    }

    @GET
    public View show(
            @PathParam("id") String id, @QueryParam("way") String way, @Context WebContext web) {
        return Screens.view(
                "signature.jte",
                "screen",
                screens.of(web, "inbox"),
                "signature",
                EditorialCases.id(id)
                        .map(
                                known ->
                                        WayChoice.kind(way)
                                                .map(
                                                        kind ->
                                                                cases.signature(
                                                                        web.actor(), known, kind))
                                                .orElseGet(
                                                        () -> cases.signature(web.actor(), known)))
                        .orElseThrow(() -> new NotFoundException("no such case")));
    }
}
