// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseErasure;
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

/** Erases one case, or keeps it from being erased, for those whose task it is (ST-158). */
@Path("/console/cases/{id}/erase")
@Component(service = PrivateResource.class)
public final class CaseEraseResource implements PrivateResource {
    private final Screens screens;
    private final Cases cases;
    private final CaseErasure erasure;

    @Activate
    public CaseEraseResource(
            @Reference Screens screens, @Reference Cases cases, @Reference CaseErasure erasure) {
        this.screens = screens;
        this.cases = cases;
        this.erasure = erasure;
    }

    @GET
    public View show(
            @PathParam("id") String id, @QueryParam("done") String done, @Context WebContext web) {
        return page(web, CaseNumber.of(id), done, "", Optional.empty());
    }

    private View page(
            WebContext web, CaseId id, String done, String reason, Optional<LocalizedText> why) {
        web.actor().require(Permission.CASE_ERASE);
        return Screens.view(
                "caseErase.jte",
                "page",
                new CaseErasePage(
                        screens.of(web, "inbox", done),
                        cases.open(web.actor(), id).summary(),
                        erasure.isHeld(id),
                        reason,
                        why));
    }

    @POST
    public Response erase(@PathParam("id") String text, FormData sent, @Context WebContext web) {
        CaseId id = CaseNumber.of(text);
        String reason = sent.text("reason");
        try {
            if (sent.text("sure").isEmpty()) {
                throw new RejectedException(Screens.bothLanguages("erase.unsure"));
            }
            erasure.erase(web.actor(), id, reason);
        } catch (RejectedException e) {
            return Screens.refused(page(web, id, null, reason, Optional.of(e.reason())));
        }
        return Redirects.to("/console/inbox?done=case-erased");
    }

    @POST
    @Path("hold")
    public Response hold(@PathParam("id") String text, FormData sent, @Context WebContext web) {
        CaseId id = CaseNumber.of(text);
        boolean held = sent.text("held").equals("yes");
        erasure.hold(web.actor(), id, held);
        return Redirects.to(
                "/console/cases/" + id + "/erase?done=" + (held ? "case-held" : "case-let-go"));
    }
}
