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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.DeskEntries;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.DeskEntry.Kind;
import org.madoguchi.api.cases.Resolution;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The one editor of the desk's lists and texts: outcomes, reasons, canned replies, mails. */
@Path("/console/settings/{list: dispositions|reasons|replies|links|mails|criteria}")
@Component(service = PrivateResource.class)
public final class EntriesResource implements PrivateResource {
    private static final Map<String, Kind> KINDS =
            Map.of(
                    "dispositions", Kind.DISPOSITION,
                    "reasons", Kind.ESCALATION_REASON,
                    "replies", Kind.CANNED_REPLY,
                    "links", Kind.LINK,
                    "mails", Kind.MAIL_TEXT,
                    "criteria", Kind.QUALITY_CRITERION);

    /** What is not a text has some in its place: an address, a definition. */
    private static final Set<Kind> HAVE_WORDS = Set.of(Kind.LINK, Kind.DISPOSITION);

    private static final String ONE = "{code: [a-z][a-z0-9-]{0,39}}";

    private final Screens screens;
    private final DeskEntries entries;

    @Activate
    public EntriesResource(@Reference Screens screens, @Reference DeskEntries entries) {
        this.screens = screens;
        this.entries = entries;
    }

    @GET
    public View list(
            @PathParam("list") String list,
            @QueryParam("done") String done,
            @Context WebContext web) {
        return page(web, list, done, Optional.empty(), "", Optional.empty());
    }

    @GET
    @Path(ONE)
    public View open(
            @PathParam("list") String list,
            @PathParam("code") String code,
            @QueryParam("done") String done,
            @QueryParam("moved") String moved,
            @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        DeskEntry entry = find(KINDS.get(list), code);
        return page(
                web, list, done, Optional.of(entry), moved == null ? "" : moved, Optional.empty());
    }

    @POST
    public Response add(@PathParam("list") String list, FormData sent, @Context WebContext web) {
        Kind kind = KINDS.get(list);
        if (kind.isFixed()) {
            throw new NotFoundException("nothing can be added to " + list);
        }
        try {
            DeskEntry made =
                    entries.add(web.actor(), kind, new LocalizedText(sent.text("name"), ""));
            return to(list, made.code(), "entry-added");
        } catch (RejectedException refused) {
            return refused(web, list, Optional.empty(), refused);
        }
    }

    /** Keeps the entry, or shows what its text looks like. */
    @POST
    @Path(ONE)
    public Response save(
            @PathParam("list") String list,
            @PathParam("code") String code,
            FormData sent,
            @Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        DeskEntry before = find(KINDS.get(list), code);
        DeskEntry typed = typed(before, sent);
        if (sent.text("act").equals("preview")) {
            return Response.ok(page(web, list, null, Optional.of(typed), "", Optional.empty()))
                    .build();
        }
        try {
            entries.save(web.actor(), typed);
            return to(list, code, "entry-saved");
        } catch (RejectedException refused) {
            return refused(web, list, Optional.of(typed), refused);
        }
    }

    /** What mails are called is ours. */
    private static DeskEntry typed(DeskEntry before, FormData sent) {
        boolean fixed = before.kind().isFixed();
        DeskEntry said =
                before.saying(
                        fixed
                                ? before.name()
                                : new LocalizedText(
                                        sent.text("name").strip(), sent.text("name-en").strip()),
                        sent.text("category").strip(),
                        sent.text("subject").strip(),
                        before.kind().hasText() || HAVE_WORDS.contains(before.kind())
                                ? text(before.kind(), sent)
                                : "");
        return FaqFilter.constant(Resolution.class, sent.text("resolution"))
                .filter(chosen -> before.kind() == Kind.DISPOSITION)
                .map(said::counting)
                .orElse(said);
    }

    private static String text(Kind kind, FormData sent) {
        String text = sent.text("text").replace("\r\n", "\n");
        return kind == Kind.LINK ? text.strip() : text;
    }

    @POST
    @Path(ONE + "/move")
    public Response move(
            @PathParam("list") String list,
            @PathParam("code") String code,
            FormData sent,
            @Context WebContext web) {
        Kind kind = KINDS.get(list);
        List<String> order = entries.entries(kind).stream().map(DeskEntry::code).toList();
        Step step = Step.of(sent);
        entries.move(web.actor(), kind, code, step.from(order, code));
        return to(list, code, "entry-moved&moved=" + step);
    }

    @POST
    @Path(ONE + "/retire")
    public Response retire(
            @PathParam("list") String list,
            @PathParam("code") String code,
            FormData sent,
            @Context WebContext web) {
        boolean retired = sent.text("retired").equals("yes");
        entries.retire(web.actor(), KINDS.get(list), code, retired);
        return to(list, code, retired ? "entry-retired" : "entry-revived");
    }

    @POST
    @Path(ONE + "/reset")
    public Response reset(
            @PathParam("list") String list,
            @PathParam("code") String code,
            @Context WebContext web) {
        entries.reset(web.actor(), code);
        return to(list, code, "entry-reset");
    }

    private DeskEntry find(Kind kind, String code) {
        return entries.entries(kind).stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no entry of " + kind));
    }

    private View page(
            WebContext web,
            String list,
            String done,
            Optional<DeskEntry> chosen,
            String moved,
            Optional<LocalizedText> problem) {
        web.actor().require(Permission.FORM_MANAGE);
        Kind kind = KINDS.get(list);
        String code = chosen.map(DeskEntry::code).orElse("");
        return Screens.view(
                "settingsEntries.jte",
                "page",
                new EntriesPage(
                        screens.of(web, Settings.PLACE, done),
                        list,
                        kind,
                        entries.entries(kind),
                        kind == Kind.ESCALATION_REASON ? entries.reasonsGiven() : Map.of(),
                        chosen,
                        entries.examples(kind, code),
                        entries.example(kind, code, chosen.map(DeskEntry::subject).orElse("")),
                        entries.example(kind, code, chosen.map(DeskEntry::text).orElse("")),
                        moved,
                        problem));
    }

    private static Response to(String list, String code, String done) {
        return Redirects.to("/console/settings/" + list + "/" + code + "?done=" + done);
    }

    private Response refused(
            WebContext web, String list, Optional<DeskEntry> chosen, RejectedException refused) {
        View page = page(web, list, null, chosen, "", Optional.of(refused.reason()));
        return Response.status(422).entity(page.withStatus(422)).build();
    }
}
