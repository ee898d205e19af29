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
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.rule.Macro;
import org.madoguchi.api.rule.MacroId;
import org.madoguchi.api.rule.MacroTrial;
import org.madoguchi.api.rule.Macros;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where an administrator makes macros and tries them out. */
@Path("/console/settings/macros")
@Component(service = PrivateResource.class)
public final class MacrosResource implements PrivateResource {
    private static final String ONE = "{id: \\d{1,18}}";

    private final Screens screens;
    private final Macros macros;
    private final RuleChoices.Collector choices;

    @Activate
    public MacrosResource(
            @Reference Screens screens,
            @Reference Macros macros,
            @Reference RuleChoices.Collector choices) {
        this.screens = screens;
        this.macros = macros;
        this.choices = choices;
    }

    @GET
    public View list(
            @QueryParam("done") String done,
            @QueryParam("moved") String moved,
            @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return Screens.view(
                "settingsMacros.jte",
                "page",
                new MacroPages.Listing(
                        screens.of(web, Settings.PLACE, done),
                        macros.macros(),
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
                new MacroDraft("", List.of()),
                -1,
                "",
                Optional.empty(),
                Optional.empty());
    }

    @GET
    @Path(ONE)
    public View open(
            @PathParam("id") long id, @QueryParam("done") String done, @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        Macro macro = find(id);
        return page(
                web,
                done,
                Optional.of(macro),
                macro.version(),
                MacroDraft.of(macro),
                -1,
                "",
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
        web.actor().require(Permission.FORM_MANAGE);
        return act(Optional.of(find(id)), sent, web);
    }

    private Response act(Optional<Macro> stored, FormData sent, WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        MacroDraft draft = MacroDraft.of(sent);
        String button = sent.text("act");
        int seen = Screens.seen(sent);
        String tried = number(sent.text("case"));
        try {
            if (button.equals("save")) {
                Macro kept =
                        stored.isEmpty()
                                ? macros.make(web.actor(), draft.name(), draft.acts())
                                : macros.save(
                                        web.actor(),
                                        stored.get().id(),
                                        seen,
                                        draft.name(),
                                        draft.acts());
                return Redirects.to("/console/settings/macros/" + kept.id() + "?done=entry-saved");
            }
            if (button.equals("try")) {
                MacroTrial trial = macros.tryOut(web.actor(), draft.acts(), caseId(tried));
                return Response.ok(
                                page(
                                        web,
                                        null,
                                        stored,
                                        seen,
                                        draft,
                                        -1,
                                        tried,
                                        Optional.of(trial),
                                        Optional.empty()))
                        .build();
            }
        } catch (RejectedException refused) {
            return Screens.refused(
                    page(
                            web,
                            null,
                            stored,
                            seen,
                            draft,
                            -1,
                            tried,
                            Optional.empty(),
                            Optional.of(refused.reason())));
        }
        MacroDraft changed = draft.after(button, sent.text("kind"));
        return Response.ok(
                        page(
                                web,
                                null,
                                stored,
                                seen,
                                changed,
                                focus(button, changed),
                                tried,
                                Optional.empty(),
                                Optional.empty()))
                .build();
    }

    private static int focus(String button, MacroDraft changed) {
        int last = changed.rows().size() - 1;
        if (!button.matches("[a-z]+:\\d")) {
            return last;
        }
        int at = button.charAt(button.length() - 1) - '0';
        int step = button.startsWith("up:") ? -1 : button.startsWith("down:") ? 1 : 0;
        return Math.max(-1, Math.min(at + step, last));
    }

    private static String number(String typed) {
        String number = Normalizer.normalize(typed, Normalizer.Form.NFKC).replace("#", "").strip();
        return number.length() > 40 ? number.substring(0, 40) : number;
    }

    private static CaseId caseId(String number) {
        return EditorialCases.id(number)
                .orElseThrow(
                        () -> new RejectedException(Screens.bothLanguages("macro.try.unknown")));
    }

    @POST
    @Path(ONE + "/move")
    public Response move(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        List<MacroId> order = macros.macros().stream().map(Macro::id).toList();
        MacroId moved = new MacroId(id);
        macros.move(web.actor(), moved, Step.of(sent).from(order, moved));
        return Redirects.to("/console/settings/macros?done=entry-moved&moved=" + moved);
    }

    @POST
    @Path(ONE + "/retire")
    public Response retire(@PathParam("id") long id, FormData sent, @Context WebContext web) {
        boolean retired = sent.text("retired").equals("yes");
        macros.retire(web.actor(), new MacroId(id), retired);
        return Redirects.to(
                "/console/settings/macros/"
                        + id
                        + "?done="
                        + (retired ? "entry-retired" : "entry-revived"));
    }

    private Macro find(long id) {
        return macros.macros().stream()
                .filter(macro -> macro.id().value() == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no macro " + id));
    }

    private View page(
            WebContext web,
            String done,
            Optional<Macro> stored,
            int seen,
            MacroDraft draft,
            int focus,
            String tried,
            Optional<MacroTrial> trial,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.FORM_MANAGE);
        return Screens.view(
                "settingsMacro.jte",
                "page",
                new MacroPages.Editing(
                        screens.of(web, Settings.PLACE, done),
                        stored,
                        seen,
                        draft,
                        choices.in(web.locale()),
                        stored.map(macro -> macros.history(web.actor(), macro.id()))
                                .orElse(List.of()),
                        focus,
                        tried,
                        trial,
                        problem));
    }
}
