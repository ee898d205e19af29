// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.city.City;
import org.madoguchi.api.form.Form;
import org.madoguchi.channel.webform.internal.ReadArticles.Read;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.PortalContacts;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.Templates;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;

/**
 * The inquiry form: input, confirmation, receipt. Whatever goes wrong, the citizen gets the form
 * back with everything that was typed. The number is shown only after the case is stored.
 */
@Path(InquiryForm.PATH)
@Produces("text/html;charset=UTF-8")
public final class InquiryForm implements PublicResource {
    static final String PATH = "/form/inquiry";

    private static final String TEXT_SIZE = "madoguchi-text";

    private final WebformSettings settings;
    private final ReadArticles articles;
    private final City city;
    private final PortalContacts contacts;
    private final FormSource forms;
    private final Postcodes postcodes;
    private final Tickets tickets;
    private final PendingFiles pending;
    private final KeptFiles files;
    private final Gatekeeper gatekeeper;
    private final AddressLookUp lookUp;
    private final Clock clock;
    private final Sending sending;
    private final Invitations invitations;
    private final Templates templates = Templates.of(InquiryForm.class);
    private final MessageBundle messages = MessageBundle.of(InquiryForm.class);

    InquiryForm(
            WebformSettings settings,
            InquiryInbox inbox,
            ReadArticles articles,
            City city,
            PortalContacts contacts,
            FormSource forms,
            Postcodes postcodes,
            Tickets tickets,
            java.nio.file.Path folder,
            Clock clock,
            Invitations invitations)
            throws IOException {
        this.settings = settings;
        this.articles = articles;
        this.city = city;
        this.contacts = contacts;
        this.forms = forms;
        this.postcodes = postcodes;
        this.tickets = tickets;
        this.pending = new PendingFiles(folder, settings.pendingBytes(), clock);
        this.files = new KeptFiles(settings, pending);
        this.gatekeeper = new Gatekeeper(settings, clock);
        this.lookUp = new AddressLookUp(postcodes, clock);
        this.clock = clock;
        this.invitations = invitations;
        this.sending =
                new Sending(
                        inbox,
                        new InquiryMapper(settings.id(), messages, city),
                        files,
                        gatekeeper,
                        clock);
    }

    void close() throws IOException {
        pending.close();
    }

    /**
     * @param article that was read; decides which form is shown
     * @param form number of a form that a page of the city links to
     */
    @GET
    public Response input(
            @QueryParam("article") @DefaultValue("") String article,
            @QueryParam("form") @DefaultValue("") String form,
            @Context WebContext web,
            @CookieParam(TEXT_SIZE) String size) {
        return first(article, form, site(web, size))
                .map(page -> Response.ok(page).build())
                .orElseGet(() -> Redirects.to("/faq/search"));
    }

    /** The empty form; none for whoever must look at the FAQ first. */
    Optional<View> first(String article, String form, FormSite site) {
        ReadArticles.Origin origin = articles.origin(Inquiry.articleId(article));
        if (settings.articlesOnly() && !origin.mayBeAnArticle()) {
            return Optional.empty();
        }
        Form offered = forms.offered(form, origin.article());
        Inquiry empty = Inquiry.about(offered, tickets.issue(offered), article);
        return Optional.of(page("input.jte", sheet(empty, origin.article(), List.of(), site)));
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response submit(
            FormData form, @Context WebContext web, @CookieParam(TEXT_SIZE) String size) {
        Outcome outcome = decide(form, web, site(web, size));
        return outcome.page() == null
                ? Redirects.to(PATH + "/done?number=" + outcome.number() + outcome.query())
                : Response.status(outcome.page().status()).entity(outcome.page()).build();
    }

    /**
     * Either a page to show or the number of the case.
     *
     * @param survey names an invitation, may be empty
     */
    record Outcome(View page, CaseId number, String survey) {
        /** What follows the number in the address of the receipt. */
        String query() {
            return survey.isEmpty() ? "" : "&survey=" + survey;
        }
    }

    Outcome decide(FormData form, WebContext web) {
        return decide(form, web, site(web, ""));
    }

    private Outcome decide(FormData data, WebContext web, FormSite site) {
        Optional<Read> read = articles.read(Inquiry.articleId(data.text("article")));
        Optional<Ticket> shown = tickets.read(data.text("key"));
        Form form = shown.flatMap(forms::begun).orElseGet(() -> forms.offered("", read));
        Ticket ticket = shown.orElseGet(() -> tickets.issue(form));
        Inquiry inquiry = Inquiry.of(form, ticket, data);
        KeptFiles.Taken taken = files.take(inquiry, data, site);
        FormSheet sheet = sheet(inquiry, read, taken.all(), site).with(taken.problems());
        if (data.has("lookup")) {
            return shown(page("input.jte", postcodes.placed(sheet, data.text("lookup"))));
        }
        if (data.has("edit")) {
            return shown(page("input.jte", sheet));
        }
        Map<String, String> problems =
                new LinkedHashMap<>(
                        InquiryRules.broken(
                                inquiry,
                                taken.all().size(),
                                settings,
                                LocalDate.now(clock.withZone(city.zone())),
                                site));
        problems.putAll(taken.problems());
        if (!problems.isEmpty()) {
            return shown(page("input.jte", sheet.with(problems)).withStatus(422));
        }
        FormSheet settled = sheet.with(inquiry.settled());
        if (!data.has("send")) {
            return shown(page("confirm.jte", settled));
        }
        Optional<Gatekeeper.Stopped> stop = gatekeeper.stops(shown, web.remoteAddress());
        if (stop.isPresent()) {
            View held = page("confirm.jte", settled.noticed(site.text(stop.get().key())));
            return shown(held.withStatus(stop.get().status()));
        }
        return sending.send(settled, web)
                .map(receipt -> new Outcome(null, receipt.caseId(), survey(receipt)))
                .orElseGet(() -> shown(unsent(settled, web)));
    }

    /** Sent twice, an inquiry brings one invitation. */
    private String survey(Inbox.Receipt receipt) {
        return receipt.duplicate() ? "" : invitations.token(settings.id());
    }

    private View unsent(FormSheet sheet, WebContext web) {
        String why = sheet.text("error.storage", web.reference());
        return page("confirm.jte", sheet.noticed(why)).withStatus(503);
    }

    /**
     * The receipt.
     *
     * @param number of the case, out of the redirect
     * @param survey names an invitation
     */
    @GET
    @Path("done")
    public View done(
            @QueryParam("number") @DefaultValue("") String number,
            @QueryParam("survey") @DefaultValue("") String survey,
            @Context WebContext web,
            @CookieParam(TEXT_SIZE) String size) {
        try {
            return templates.view(
                    "done.jte",
                    "site",
                    site(web, size, ""),
                    "number",
                    CaseId.parse(number).toString(),
                    "survey",
                    Invitations.path(survey).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no such receipt");
        }
    }

    /** For the page's script: whether the server can be reached before a form is let go. */
    @GET
    @Path("alive")
    public Response alive() {
        return Response.noContent().build();
    }

    /** For the page's script: the places of a postal code and what they have in common. */
    @GET
    @Path("postal")
    @Produces(MediaType.APPLICATION_JSON)
    public Response postal(
            @QueryParam("code") @DefaultValue("") String code, @Context WebContext web)
            throws JsonProcessingException {
        return lookUp.places(code, web.remoteAddress())
                .map(found -> Response.ok(found).build())
                .orElseGet(
                        () -> Response.status(429).entity("{}").header("Retry-After", 60).build());
    }

    private FormSheet sheet(
            Inquiry inquiry, Optional<Read> read, List<Attachment> all, FormSite site) {
        return new FormSheet(
                site,
                inquiry,
                read,
                all,
                Map.of(),
                "",
                settings.textMax(),
                settings.filesMax(),
                settings.filesMegabytes());
    }

    private View page(String template, FormSheet sheet) {
        return templates.view(template, "sheet", sheet);
    }

    FormSite site(WebContext web, String size) {
        return site(web, size, web.csrfToken());
    }

    private FormSite site(WebContext web, String size, String csrf) {
        return new FormSite(
                messages.in(web.locale()),
                city,
                "large".equals(size),
                csrf,
                PATH,
                FormSite.Use.ASKING,
                "",
                contacts.scripts());
    }

    private static Outcome shown(View page) {
        return new Outcome(page, null, "");
    }
}
