// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.BoardLimits;
import org.madoguchi.api.cases.BoardSettings;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The supervisor's board, and the waiting light that everybody has. */
@Path(BoardResource.PATH)
@Component(service = PrivateResource.class)
public final class BoardResource implements PrivateResource {
    static final String PATH = "/console/board";

    private final Screens screens;
    private final Boards boards;
    private final QueueWatch queues;
    private final BulkActs acts;
    private final BoardSettings settings;

    @Activate
    public BoardResource(
            @Reference Screens screens,
            @Reference Boards boards,
            @Reference QueueWatch queues,
            @Reference BulkActs acts,
            @Reference BoardSettings settings) {
        this.screens = screens;
        this.boards = boards;
        this.queues = queues;
        this.acts = acts;
        this.settings = settings;
    }

    @GET
    public View board(
            @QueryParam("done") String done,
            @QueryParam("bulk") String bulk,
            @Context WebContext web) {
        return Screens.view("board.jte", "page", page(web, done, bulk));
    }

    /** What changes by itself, alone. */
    @GET
    @Path("live")
    public View live(@Context WebContext web) {
        return Screens.view("boardLive.jte", "page", page(web, null, null));
    }

    private Board page(WebContext web, String done, String bulk) {
        return boards.of(
                screens.of(web, "board", done),
                bulk == null ? Optional.empty() : acts.find(web.actor(), bulk));
    }

    /** Gives the chosen cases to a person or a team. */
    @POST
    @Path("assign")
    public Response assign(FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_ASSIGN);
        List<CaseId> chosen = CaseBulkResource.chosen(form);
        if (chosen.isEmpty() || !form.has("assign")) {
            return Redirects.to(PATH + "?done=bulk-nothing");
        }
        BulkResult result = CaseBulkResource.assign(acts, web.actor(), chosen, form.text("assign"));
        boards.forget();
        return Redirects.to(PATH + "?bulk=" + result.key());
    }

    @POST
    @Path("undo")
    public Response undo(FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_ASSIGN);
        Optional<BulkResult> undone = acts.undo(web.actor(), form.text("bulk"));
        boards.forget();
        return Redirects.to(
                PATH + undone.map(result -> "?bulk=" + result.key()).orElse("?done=bulk-too-late"));
    }

    @GET
    @Path("light")
    public View light(@Context WebContext web) {
        web.actor().require(Permission.CASE_READ);
        return Screens.view(
                "queueLight.jte",
                "screen",
                screens.of(web, "board"),
                "light",
                queues.light(web.actor()));
    }

    @GET
    @Path("limits")
    public View limits(@Context WebContext web) {
        web.actor().require(Permission.FORM_MANAGE);
        return limits(web, settings.limits(), Optional.empty());
    }

    @POST
    @Path("limits")
    public Response setLimits(FormData form, @Context WebContext web) {
        BoardLimits wanted =
                new BoardLimits(
                        number(form, "calls"),
                        Duration.ofSeconds(number(form, "call-seconds")),
                        number(form, "chats"),
                        Duration.ofSeconds(number(form, "chat-seconds")));
        try {
            settings.change(web.actor(), wanted);
        } catch (RejectedException refused) {
            return Response.status(422)
                    .entity(limits(web, wanted, Optional.of(refused.reason())).withStatus(422))
                    .build();
        }
        return Redirects.to(PATH + "?done=limits-saved");
    }

    /** What is no number is out of all bounds. */
    private static int number(FormData form, String name) {
        String typed = form.text(name).strip();
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }

    private View limits(WebContext web, BoardLimits limits, Optional<LocalizedText> problem) {
        return Screens.view(
                "boardLimits.jte",
                "screen",
                screens.of(web, "board"),
                "limits",
                limits,
                "problem",
                problem);
    }
}
