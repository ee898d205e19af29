// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Cases;
import org.madoguchi.api.conversation.ConversationDesk;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PrivateResource;
import org.madoguchi.web.Redirects;
import org.madoguchi.web.View;
import org.madoguchi.web.WebContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Conversations: the queue, the operator's own, and the one that is open. */
@Path("/console/chat")
@Component(service = PrivateResource.class)
public final class ChatResource implements PrivateResource {
    private static final int UNPROCESSABLE = 422;
    private static final String PLACE = "chat";

    /** Rooms on a page of those that ended. */
    private static final int ENDED = 100;

    private final Screens screens;
    private final Chats chats;
    private final ConversationDesk conversations;
    private final Cases cases;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public ChatResource(
            @Reference Screens screens,
            @Reference Chats chats,
            @Reference ConversationDesk conversations,
            @Reference Cases cases) {
        this.screens = screens;
        this.chats = chats;
        this.conversations = conversations;
        this.cases = cases;
    }

    @GET
    public View list(@Context WebContext web) {
        return page(screens.of(web, PLACE), Optional.empty());
    }

    /** The list alone, for the script that keeps it current. */
    @GET
    @Path("list")
    public View rows(@QueryParam("open") @DefaultValue("") String open, @Context WebContext web) {
        return Screens.view(
                "chatList.jte",
                "list",
                chats.list(
                        screens.of(web, PLACE),
                        Optional.of(open)
                                .filter(id -> id.matches("\\d{1,18}"))
                                .map(id -> new RoomId(Long.parseLong(id)))));
    }

    /**
     * Those that ended on a day, today first.
     *
     * @param day nonsense, and what is still to come, is today
     */
    @GET
    @Path("ended")
    public View ended(
            @QueryParam("day") @DefaultValue("") String day,
            @QueryParam("from") @DefaultValue("0") String from,
            @Context WebContext web) {
        Screen screen = screens.of(web, PLACE);
        LocalDate today = LocalDate.now(clock.withZone(web.timeZone()));
        LocalDate wanted = SurveySpan.date(day).filter(date -> !date.isAfter(today)).orElse(today);
        int offset = from.matches("\\d{1,6}") ? Integer.parseInt(from) : 0;
        return Screens.view(
                "chatsEnded.jte",
                "page",
                new ChatsEnded(
                        screen,
                        wanted,
                        today,
                        conversations.ended(
                                web.actor(),
                                screen.words().startOf(wanted),
                                screen.words().startOf(wanted.plusDays(1)),
                                new PageRequest(offset, ENDED))));
    }

    @GET
    @Path("{id: \\d{1,18}}")
    public View open(
            @PathParam("id") long id, @QueryParam("done") String done, @Context WebContext web) {
        Screen screen = screens.of(web, PLACE, done);
        ChatPane pane = chats.open(screen, new RoomId(id));
        return web.partial()
                ? Screens.view("chatPane.jte", "pane", pane, "partial", true)
                : page(screen, Optional.of(pane));
    }

    private View page(Screen screen, Optional<ChatPane> pane) {
        return Screens.view(
                "chat.jte",
                "list",
                chats.list(screen, pane.map(open -> open.room().id())),
                "pane",
                pane);
    }

    /** What was said after an entry, and where the room stands now. */
    @GET
    @Path("{id: \\d{1,18}}/news")
    public View news(
            @PathParam("id") long id,
            @QueryParam("after") @DefaultValue("0") long after,
            @Context WebContext web) {
        RoomId room = new RoomId(id);
        return Screens.view(
                "chatNews.jte",
                "screen",
                screens.of(web, PLACE),
                "room",
                conversations.room(web.actor(), room),
                "entries",
                conversations.entries(web.actor(), room, after));
    }

    /** Whoever has the room, and has it before their eyes, has read it. */
    @POST
    @Path("{id: \\d{1,18}}/read")
    public Response read(@PathParam("id") long id, FormData form, @Context WebContext web) {
        conversations.read(web.actor(), new RoomId(id));
        return Response.noContent().build();
    }

    @POST
    @Path("{id: \\d{1,18}}/messages")
    public Response say(@PathParam("id") long id, FormData form, @Context WebContext web) {
        try {
            conversations.say(web.actor(), new RoomId(id), form.text("key"), form.text("text"));
            return Response.noContent().build();
        } catch (RejectedException refused) {
            return Response.status(UNPROCESSABLE)
                    .entity(refused.reason().in(web.locale()))
                    .type("text/plain;charset=UTF-8")
                    .build();
        }
    }

    @POST
    @Path("{id: \\d{1,18}}/articles")
    public View articles(@PathParam("id") long id, FormData form, @Context WebContext web) {
        web.actor().require(Permission.CASE_HANDLE);
        return Screens.view(
                "candidates.jte",
                "candidates",
                chats.candidates(screens.of(web, PLACE), form.text("words")));
    }

    @POST
    @Path("{id: \\d{1,18}}/take")
    public Response take(@PathParam("id") long id, FormData form, @Context WebContext web) {
        RoomId room = new RoomId(id);
        return act(web, room, "chat-taken", () -> conversations.take(web.actor(), room));
    }

    /** To a colleague, or back into the queue. */
    @POST
    @Path("{id: \\d{1,18}}/hand-over")
    public Response handOver(@PathParam("id") long id, FormData form, @Context WebContext web) {
        RoomId room = new RoomId(id);
        String to = form.text("user");
        return to.matches("\\d{1,18}")
                ? act(
                        web,
                        room,
                        "chat-handed-over",
                        () ->
                                conversations.handOver(
                                        web.actor(), room, new UserId(Long.parseLong(to))))
                : act(web, room, "chat-put-back", () -> conversations.putBack(web.actor(), room));
    }

    @POST
    @Path("{id: \\d{1,18}}/mail")
    public Response askForMail(@PathParam("id") long id, FormData form, @Context WebContext web) {
        RoomId room = new RoomId(id);
        return act(web, room, "chat-mail-asked", () -> conversations.askForMail(web.actor(), room));
    }

    /** The conversation so far, in its case, which opens. */
    @POST
    @Path("{id: \\d{1,18}}/case")
    public Response makeCase(@PathParam("id") long id, FormData form, @Context WebContext web) {
        CaseId made = conversations.record(web.actor(), new RoomId(id));
        return Redirects.to("/console/cases/" + made);
    }

    /** Ends the conversation, and with an outcome the case, too. */
    @POST
    @Path("{id: \\d{1,18}}/end")
    public Response end(@PathParam("id") long id, FormData form, @Context WebContext web) {
        RoomId room = new RoomId(id);
        String outcome = form.text("disposition");
        return act(
                web,
                room,
                outcome.isEmpty() ? "chat-ended" : "chat-closed",
                () -> {
                    conversations.end(web.actor(), room);
                    if (!outcome.isEmpty()) {
                        CaseId of = conversations.open(web.actor(), room).caseId().orElseThrow();
                        cases.close(web.actor(), of, outcome);
                    }
                });
    }

    /** Begins or ends taking conversations. */
    @POST
    @Path("duty")
    public Response duty(FormData form, @Context WebContext web) {
        conversations.accept(web.actor(), form.text("accept").equals("yes"));
        return Redirects.to("/console/chat");
    }

    /**
     * What every page of the console shows of the conversations.
     *
     * @param patience seconds without a sign of life after which the operator's rooms wait again
     */
    public record Figures(int waiting, long unread, boolean accepting, int mine, int patience) {}

    @GET
    @Path("figures")
    @Produces(MediaType.APPLICATION_JSON)
    public Figures figures(@Context WebContext web) {
        ChatList list = chats.list(screens.of(web, PLACE), Optional.empty());
        return new Figures(
                list.waiting().size(),
                list.unread(),
                list.accepting(),
                list.mine().size(),
                conversations.patienceSeconds());
    }

    /** A sign of life of somebody who takes conversations. */
    @POST
    @Path("beat")
    public Response beat(FormData form, @Context WebContext web) {
        conversations.beat(web.actor());
        return Response.noContent().build();
    }

    /** Does something and comes back to the room; what cannot be done is told beside it. */
    private Response act(WebContext web, RoomId room, String done, Runnable deed) {
        try {
            deed.run();
        } catch (RejectedException refused) {
            Screen screen = screens.of(web, PLACE);
            ChatPane pane = chats.open(screen, room).with(Optional.of(refused.reason()));
            View view =
                    web.partial()
                            ? Screens.view("chatPane.jte", "pane", pane, "partial", true)
                            : page(screen, Optional.of(pane));
            return Response.status(UNPROCESSABLE).entity(view.withStatus(UNPROCESSABLE)).build();
        }
        return Redirects.to("/console/chat/" + room + "?done=" + done);
    }
}
