// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.text.Normalizer;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.RelatedCases;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Links a case with another one, makes one of two, and two of one. The other one is shown before
 * anything is done: a number is easily mistyped, and a merger is not undone with one key.
 */
@Path("/console/cases/{id}/related")
@Component(service = PrivateResource.class)
public final class CaseRelatedResource implements PrivateResource {
    private final Screens screens;
    private final Cases cases;
    private final RelatedCases related;

    @Activate
    public CaseRelatedResource(
            @Reference Screens screens, @Reference Cases cases, @Reference RelatedCases related) {
        this.screens = screens;
        this.cases = cases;
        this.related = related;
    }

    /**
     * @param other number of the other case, as typed
     * @param show {@code panel} for what they are to each other, without the search
     */
    @GET
    public View choose(
            @PathParam("id") String id,
            @QueryParam("other") String other,
            @QueryParam("show") String show,
            @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        RelatedPanel panel = panel(web, id);
        if ("panel".equals(show)) {
            return Screens.view("related.jte", "panel", panel);
        }
        return choice(web, other == null || other.isBlank() ? panel : lookedUp(web, panel, other));
    }

    private RelatedPanel lookedUp(WebContext web, RelatedPanel panel, String typed) {
        String number = Normalizer.normalize(typed, Normalizer.Form.NFKC).replace("#", "").strip();
        String shown = number.length() > 40 ? number.substring(0, 40) : number;
        Optional<CaseId> id = EditorialCases.id(number);
        if (id.isEmpty()) {
            return panel.unknown(shown);
        }
        try {
            return panel.found(shown, cases.open(web.actor(), id.get()).summary());
        } catch (NotFoundException e) {
            return panel.unknown(shown);
        }
    }

    @POST
    public Response relate(@PathParam("id") String id, FormData form, @Context WebContext web) {
        CaseId one = CaseNumber.of(id);
        CaseId other = CaseNumber.of(form.text("other"));
        try {
            return switch (form.text("act")) {
                case "link" -> {
                    related.link(web.actor(), one, other);
                    yield to(one, "linked");
                }
                case "unlink" -> {
                    related.unlink(web.actor(), one, other);
                    yield to(one, "unlinked");
                }
                case "take" -> {
                    related.merge(web.actor(), other, one);
                    yield to(one, "merged");
                }
                case "give" -> {
                    related.merge(web.actor(), one, other);
                    yield to(other, "merged");
                }
                default -> Response.status(Response.Status.BAD_REQUEST).build();
            };
        } catch (RejectedException refused) {
            RelatedPanel panel =
                    lookedUp(web, panel(web, id), other.toString()).refused(refused.reason());
            return Response.status(422).entity(choice(web, panel).withStatus(422)).build();
        }
    }

    @POST
    @Path("split")
    public Response split(@PathParam("id") String id, FormData form, @Context WebContext web) {
        String message = form.text("message");
        if (!message.matches("\\d{1,18}")) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return to(related.split(web.actor(), new InteractionId(Long.parseLong(message))), "split");
    }

    private static Response to(CaseId id, String done) {
        return Redirects.to("/console/cases/" + id + "?done=" + done);
    }

    private RelatedPanel panel(WebContext web, String id) {
        CaseFile file = cases.open(web.actor(), CaseNumber.of(id));
        return new RelatedPanel(screens.of(web, "inbox"), file, true);
    }

    private static View choice(WebContext web, RelatedPanel panel) {
        return Screens.view(
                web.partial() ? "relatedChoice.jte" : "relatedPage.jte", "panel", panel);
    }
}
