// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Articles for what is being typed on a case, at the desk and in the department that was asked
 * (FJ-006). Posted, because it may hold personal data; nothing of the case is read or told.
 */
@Path("/console/cases/{id}/articles")
@Component(service = PrivateResource.class)
public final class CaseArticlesResource implements PrivateResource {
    private final Screens screens;
    private final Desks desks;

    @Activate
    public CaseArticlesResource(@Reference Screens screens, @Reference Desks desks) {
        this.screens = screens;
        this.desks = desks;
    }

    @POST
    public View articles(@PathParam("id") String id, FormData form, @Context WebContext web) {
        requireAnswering(web.actor());
        return Screens.view(
                "candidates.jte",
                "candidates",
                desks.candidates(screens.of(web, "inbox"), form.text("words")));
    }

    static void requireAnswering(Actor actor) {
        if (!actor.may(Permission.ESCALATION_ANSWER)) {
            actor.require(Permission.CASE_HANDLE);
        }
    }
}
