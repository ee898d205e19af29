// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.rule.Rule;
import org.madoguchi.api.rule.RuleContent;
import org.madoguchi.api.rule.RuleId;
import org.madoguchi.api.rule.RulePreview;
import org.madoguchi.api.rule.Rules;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where an administrator decides what the desk does by itself. */
@Path("/console/settings/rules")
@Component(service = PrivateResource.class)
public final class RulesResource implements PrivateResource {
    private static final String ONE = "{id: \\d{1,18}}";
    private static final int RUNS = 20;

    private final Screens screens;
    private final Rules rules;
    private final RuleChoices.Collector choices;

    @Activate
    public RulesResource(
            @Reference Screens screens,
            @Reference Rules rules,
            @Reference RuleChoices.Collector choices) {
        this.screens = screens;
        this.rules = rules;
        this.choices = choices;
    }

    @GET
    public View list(
            @QueryParam("done") String done,
            @QueryParam("moved") String moved,
            @Context WebContext web) {
        return Screens.view(
                "settingsRules.jte",
                "page",
                new RulePages.Listing(
                        screens.of(web, Settings.PLACE, done),
                        rules.rules(web.actor()),
                        choices.in(web.locale()),
                        moved == null ? "" : moved));
    }

    @GET
    @Path("new")
    public View blank(@Context WebContext web) {
        return page(
                web,
                null,
                Optional.empty(),
                0,
                RuleDraft.blank(),
                Optional.empty(),
                Optional.empty());
    }

    @GET
    @Path(ONE)
    public View open(
            @PathParam("id") long id, @QueryParam("done") String done, @Context WebContext web) {
        Rule rule = rules.rule(web.actor(), new RuleId(id));
        return page(
                web,
                done,
                Optional.of(rule),
                rule.version(),
                RuleDraft.of(rule.content()),
                Optional.empty(),
                Optional.empty());
    }

    @POST
    @Path("new")
    public Response make(FormData sent, @Context WebContext web) {
        return act(Optional.empty(), sent, web);
    }

    @POST
    @Path(ONE)
    public Response save(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        return act(Optional.of(rules.rule(web.actor(), new RuleId(id))), sent, web);
    }

    private Response act(Optional<Rule> stored, FormData sent, WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        RuleDraft draft = RuleDraft.of(sent);
        int seen = Screens.seen(sent);
        try {
            RuleContent content = draft.content();
            if (sent.text("act").equals("preview")) {
                RulePreview preview = rules.preview(web.actor(), content);
                return Response.ok(
                                page(
                                        web,
                                        null,
                                        stored,
                                        seen,
                                        draft,
                                        Optional.of(preview),
                                        Optional.empty()))
                        .build();
            }
            Rule kept =
                    stored.isEmpty()
                            ? rules.make(web.actor(), content)
                            : rules.save(web.actor(), stored.get().id(), seen, content);
            return to(kept.id(), stored.isEmpty() ? "rule-made" : "entry-saved");
        } catch (RejectedException refused) {
            return Screens.refused(
                    page(
                            web,
                            null,
                            stored,
                            seen,
                            draft,
                            Optional.empty(),
                            Optional.of(refused.reason())));
        }
    }

    @POST
    @Path(ONE + "/move")
    public Response move(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        List<RuleId> order = rules.rules(web.actor()).stream().map(Rule::id).toList();
        RuleId moved = new RuleId(id);
        rules.move(web.actor(), moved, Step.of(sent).from(order, moved));
        return Redirects.to("/console/settings/rules?done=entry-moved&moved=" + moved);
    }

    /** On, off, or off for good. */
    @POST
    @Path(ONE + "/state")
    public Response become(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        Optional<Rule.State> state = FaqFilter.constant(Rule.State.class, sent.text("state"));
        if (state.isEmpty()) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        rules.become(web.actor(), new RuleId(id), state.get());
        String done = "rule-" + RuleWords.name(state.get());
        return sent.has("list")
                ? Redirects.to("/console/settings/rules?done=" + done)
                : to(new RuleId(id), done);
    }

    private static Response to(RuleId id, String done) {
        return Redirects.to("/console/settings/rules/" + id + "?done=" + done);
    }

    private View page(
            WebContext web,
            String done,
            Optional<Rule> stored,
            int seen,
            RuleDraft draft,
            Optional<RulePreview> preview,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.FORM_MANAGE);
        return Screens.view(
                "settingsRule.jte",
                "page",
                new RulePages.Editing(
                        screens.of(web, Settings.PLACE, done),
                        stored,
                        seen,
                        draft,
                        choices.in(web.locale()),
                        stored.map(rule -> rules.history(web.actor(), rule.id())).orElse(List.of()),
                        stored.map(rule -> rules.runs(web.actor(), rule.id(), RUNS))
                                .orElse(List.of()),
                        preview,
                        problem));
    }
}
