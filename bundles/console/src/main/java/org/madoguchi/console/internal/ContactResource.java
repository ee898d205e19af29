// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.contact.ContactDesk;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactJoins;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
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
    private final ContactDesk people;
    private final Screens screens;
    private final ContactRegister register;

    @Activate
    public ContactResource(
            @Reference Cases cases,
            @Reference ContactJoins joins,
            @Reference ContactDesk people,
            @Reference Screens screens,
            @Reference ContactRegister register) {
        this.cases = cases;
        this.joins = joins;
        this.people = people;
        this.screens = screens;
        this.register = register;
    }

    /** What is written down about the person, to be changed. */
    @GET
    @Path("edit")
    public View edit(@PathParam("id") String id, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        CaseSummary about = cases.open(web.actor(), CaseNumber.of(id)).summary();
        return form(
                web,
                about.id(),
                people.details(web.actor(), about.contact()),
                ContactForm.Card.of(
                        register.of(web.actor(), about.contact())
                                .map(ContactRegister.Registered::entry)),
                Optional.empty());
    }

    @POST
    @Path("edit")
    public Response describe(@PathParam("id") String id, FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        CaseSummary about = cases.open(web.actor(), CaseNumber.of(id)).summary();
        ContactDetails typed = ContactForm.sent(form);
        try {
            ContactForm.Card card = ContactForm.Card.sent(form);
            // first what may be refused by somebody else's number: nothing is half done
            register.put(
                    web.actor(),
                    about.contact(),
                    card.number(),
                    card.department(),
                    card.language(),
                    card.notes());
            people.describe(web.actor(), about.contact(), typed);
        } catch (RejectedException refused) {
            View page =
                    form(
                            web,
                            about.id(),
                            typed,
                            ContactForm.Card.sent(form),
                            Optional.of(refused.reason()));
            return Response.status(422).entity(page.withStatus(422)).build();
        }
        return Redirects.to("/console/cases/" + about.id() + "?done=described");
    }

    private View form(
            WebContext web,
            CaseId id,
            ContactDetails details,
            ContactForm.Card card,
            Optional<LocalizedText> problem) {
        return Screens.view(
                web.partial() ? "contactForm.jte" : "contactPage.jte",
                "form",
                new ContactForm(screens.of(web, "inbox"), id, details, card, problem));
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
        CaseSummary about = cases.open(web.actor(), CaseNumber.of(id)).summary();
        decision.accept(about.contact(), contact(form.text("contact")));
        String list = CaseListResource.address(form).query();
        return Redirects.to(
                "/console/cases/"
                        + about.id()
                        + "?"
                        + list
                        + (list.isEmpty() ? "" : "&")
                        + "done="
                        + done);
    }

    private static ContactId contact(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new NotFoundException("no contact " + text);
        }
        return new ContactId(Long.parseLong(text));
    }
}
