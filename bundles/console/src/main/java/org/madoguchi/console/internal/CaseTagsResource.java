// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts labels on a case, and takes them off. */
@Path("/console/cases/{id}/tags")
@Component(service = PrivateResource.class)
public final class CaseTagsResource implements PrivateResource {
    private final Screens screens;
    private final Desks desks;
    private final Cases cases;

    @Activate
    public CaseTagsResource(
            @Reference Screens screens, @Reference Desks desks, @Reference Cases cases) {
        this.screens = screens;
        this.desks = desks;
        this.cases = cases;
    }

    @POST
    public Response tag(@PathParam("id") String id, FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        CaseId about =
                EditorialCases.id(id).orElseThrow(() -> new NotFoundException("no case " + id));
        try {
            cases.tag(
                    web.actor(),
                    about,
                    TagField.read(form.text("add")),
                    form.filled("remove").map(Set::of).orElse(Set.of()));
        } catch (RejectedException refused) {
            Screen screen = screens.of(web, "inbox");
            return Response.status(422)
                    .entity(panel(screen, about, screen.in(refused.reason())).withStatus(422))
                    .build();
        }
        return web.partial()
                ? Response.ok(panel(screens.of(web, "inbox"), about, "")).build()
                : Redirects.to("/console/cases/" + about + "?done=tagged");
    }

    private View panel(Screen screen, CaseId about, String problem) {
        return Screens.view(
                "tagsPanel.jte",
                "desk",
                desks.open(screen, about, ListAddress.parse("")),
                "problem",
                problem);
    }
}
