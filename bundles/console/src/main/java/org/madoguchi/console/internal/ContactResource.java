// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.BiConsumer;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactJoins;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Decides, beside a case, whether two contacts are one person. */
@Path("/console/cases/{id}/contact")
@Component(service = PrivateResource.class)
public final class ContactResource implements PrivateResource {
    private final Cases cases;
    private final ContactJoins joins;

    @Activate
    public ContactResource(@Reference Cases cases, @Reference ContactJoins joins) {
        this.cases = cases;
        this.joins = joins;
    }

    @POST
    @Path("join")
    public Response join(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return decide(
                id, form, web, "joined", (about, other) -> joins.join(web.actor(), about, other));
    }

    @POST
    @Path("apart")
    public Response apart(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return decide(
                id,
                form,
                web,
                "apart",
                (about, other) -> joins.keepApart(web.actor(), about, other));
    }

    @POST
    @Path("separate")
    public Response separate(@PathParam("id") String id, FormData form, @Context WebContext web) {
        return decide(
                id, form, web, "separated", (about, other) -> joins.separate(web.actor(), other));
    }

    private Response decide(
            String id,
            FormData form,
            WebContext web,
            String done,
            BiConsumer<ContactId, ContactId> decision) {
        web.actor().require(Permission.CASE_HANDLE);
        CaseSummary about = cases.open(web.actor(), caseId(id)).summary();
        decision.accept(about.contact(), contact(form.text("contact")));
        String view =
                new Lists.Wanted(form.text("view"), null, null, null).viewFor(web.actor()).name();
        return Redirects.to("/console/cases/" + about.id() + "?view=" + view + "&done=" + done);
    }

    private static CaseId caseId(String text) {
        try {
            return CaseId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no case " + text);
        }
    }

    private static ContactId contact(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new NotFoundException("no contact " + text);
        }
        return new ContactId(Long.parseLong(text));
    }
}
