// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.form.FormSheets;
import org.madoguchi.api.survey.Survey;
import org.madoguchi.api.survey.SurveyInvitations;
import org.madoguchi.web.FormData;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Pace;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.Templates;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Where an invitation leads: whether the citizen takes part, the questions, thanks. The address is
 * all that is known of who answers.
 */
@Path("/survey/{token: [A-Za-z0-9_-]{22}}")
@Produces("text/html;charset=UTF-8")
@Component(service = PublicResource.class)
public final class SurveyPage implements PublicResource {
    /** Of one address; a household does not answer faster, and a library hardly. */
    private static final int SENDS_PER_MINUTE = 20;

    /** Nobody mistypes an invitation: who tries addresses is a machine. */
    private static final int MISSES_PER_MINUTE = 20;

    private final InvitationBook book;
    private final SurveyStore store;
    private final Pace sends;
    private final Pace misses;
    private final Templates templates = Templates.of(SurveyPage.class);
    private final MessageBundle messages = MessageBundle.of(SurveyPage.class);

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile FormSheets sheets;

    @Activate
    public SurveyPage(@Reference InvitationBook book, @Reference SurveyStore store) {
        this(book, store, null);
    }

    SurveyPage(InvitationBook book, SurveyStore store, FormSheets sheets) {
        this.book = book;
        this.store = store;
        this.sheets = sheets;
        Clock clock = store.clock();
        this.sends = new Pace(SENDS_PER_MINUTE, clock);
        this.misses = new Pace(MISSES_PER_MINUTE, clock);
    }

    @GET
    public Response show(@PathParam("token") String token, @Context WebContext web) {
        String network = Pace.network(web.remoteAddress());
        if (!misses.allows(network)) {
            return often(web);
        }
        Optional<InvitationBook.Opened> found = book.open(token);
        if (found.isEmpty()) {
            misses.count(network);
            return page(said(web, "gone"), 404);
        }
        return switch (found.get().state()) {
            case INVITED -> page(consent(token, found.get().survey(), web), 200);
            case DECLINED -> page(said(web, "declined"), 200);
            case ANSWERED -> page(said(web, "answered"), 200);
            case CONSENTED -> questions(token, found.get().survey(), Map.of(), web);
        };
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public Response send(@PathParam("token") String token, FormData sent, @Context WebContext web) {
        String network = Pace.network(web.remoteAddress());
        if (!sends.allows(network)) {
            return often(web);
        }
        sends.count(network);
        if (sent.has("part")) {
            book.decide(token, sent.text("part").equals("yes"));
            return Redirects.to(SurveyInvitations.PATH + token);
        }
        return book.open(token)
                .filter(opened -> opened.state() == InvitationState.CONSENTED)
                .map(opened -> questions(token, opened.survey(), sent.fields(), web))
                // whatever it has become meanwhile, the page says it
                .orElseGet(() -> Redirects.to(SurveyInvitations.PATH + token));
    }

    private Response questions(
            String token, Survey survey, Map<String, List<String>> typed, WebContext web) {
        FormSheets present = sheets;
        if (present == null) {
            return page(said(web, "away"), 503);
        }
        SurveySite site = site(web);
        FormSheets.Sheet sheet =
                present.sheet(
                        survey.questions(),
                        typed,
                        web.locale(),
                        new FormSheets.Way(
                                SurveyInvitations.PATH + token,
                                web.csrfToken(),
                                site.text("send"),
                                site.text("privacy")));
        if (!sheet.complete()) {
            return Response.status(typed.isEmpty() ? 200 : 422).entity(sheet.page()).build();
        }
        book.answer(token, survey, sheet.answers());
        return Redirects.to(SurveyInvitations.PATH + token);
    }

    private View consent(String token, Survey survey, WebContext web) {
        return templates.view(
                "consent.jte",
                "site",
                site(web),
                "survey",
                survey,
                "action",
                SurveyInvitations.PATH + token,
                "csrf",
                web.csrfToken());
    }

    private View said(WebContext web, String what) {
        return templates.view("said.jte", "site", site(web), "what", what);
    }

    private Response often(WebContext web) {
        return Response.fromResponse(page(said(web, "often"), 429))
                .header("Retry-After", 60)
                .build();
    }

    private static Response page(View view, int status) {
        return Response.status(status).entity(view.withStatus(status)).build();
    }

    private SurveySite site(WebContext web) {
        return new SurveySite(messages.in(web.locale()), store.city());
    }
}
