// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.conversation.Reception;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Messages;
import org.madoguchi.web.PublicResource;
import org.madoguchi.web.SelfGuarded;
import org.madoguchi.web.WebContext;

/** What the chat on a citizen's device asks for; {@link ChatStream} tells it the news. */
@Path("/chat/api")
@Produces(MediaType.APPLICATION_JSON)
@SelfGuarded
public final class ChatApi implements PublicResource {
    private static final int MOST_TOPICS = 24;
    private static final int LONGEST_TOPIC = 100;

    private final Conversations conversations;
    private final Articles articles;
    private final Categories categories;
    private final Door door;
    private final RoomViews views;
    private final ChatSettings settings;
    private final StoreWatch watch;
    private final Opinions opinions;
    private final OtherWays ways;
    private final MessageBundle messages = MessageBundle.of(ChatApi.class);

    ChatApi(
            Conversations conversations,
            Articles articles,
            Categories categories,
            Door door,
            RoomViews views,
            ChatSettings settings,
            StoreWatch watch,
            Opinions opinions,
            OtherWays ways) {
        this.conversations = conversations;
        this.articles = articles;
        this.categories = categories;
        this.door = door;
        this.views = views;
        this.settings = settings;
        this.watch = watch;
        this.opinions = opinions;
        this.ways = ways;
    }

    /** Asks before it asks: browsers on other sites. */
    @OPTIONS
    @Path("{any: .*}")
    public Response preflight(
            @Context HttpServletRequest request, @Context HttpServletResponse response) {
        door.admit(request, response);
        return Response.noContent().build();
    }

    /**
     * What the widget begins with.
     *
     * @param state see {@link Reception.State}
     * @param topics categories to choose from
     * @param ways to ask otherwise
     */
    public record Desk(
            String state,
            String hours,
            List<String> topics,
            List<OtherWays.Way> ways,
            Map<String, String> texts) {}

    /** Whether somebody is there, and every word that the widget shows. */
    @GET
    @Path("desk")
    public Desk desk(
            @Context WebContext web,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        door.admit(request, response);
        Reception reception = watch.storing(conversations::reception);
        return new Desk(
                reception.state().name(),
                reception.hours().in(web.locale()),
                topics(),
                ways.in(web.locale()),
                texts(messages.in(web.locale())));
    }

    private List<String> topics() {
        CategoryTree tree = categories.tree();
        Set<CategoryId> used = articles.categories(Reader.CITIZEN).keySet();
        return tree.roots().stream()
                .limit(1)
                .flatMap(field -> tree.children(field.id()).stream())
                .filter(category -> used.contains(category.id()))
                .map(Category::name)
                .limit(MOST_TOPICS)
                .toList();
    }

    private static Map<String, String> texts(Messages m) {
        Map<String, String> texts = new TreeMap<>();
        WidgetTexts.KEYS.forEach(key -> texts.put(key, m.text("widget." + key)));
        return texts;
    }

    /**
     * @param topic the category that the citizen chose, or empty
     */
    public record Opening(String topic) {}

    /** A new room and the secret that opens it. */
    public record Opened(String secret, RoomView room) {}

    @POST
    @Path("rooms")
    @Consumes(MediaType.APPLICATION_JSON)
    public Opened open(
            Opening opening,
            @Context WebContext web,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        door.admit(request, response);
        door.countRoom(web);
        String topic = text(opening == null ? null : opening.topic(), LONGEST_TOPIC);
        Conversations.Opened opened =
                watch.storing(() -> conversations.open(settings.id(), topic, web.locale()));
        return new Opened(opened.secret(), views.view(opened.room(), 0));
    }

    /** The room, for a page that was loaded again. */
    @GET
    @Path("room")
    public RoomView room(
            @QueryParam("after") @DefaultValue("0") long after,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        door.admit(request, response);
        return watch.storing(() -> views.view(door.room(request), after));
    }

    /**
     * @param id chosen by the device; a repetition has the same
     */
    public record Said(String id, String text) {}

    /** What the citizen said is stored once this has answered. */
    public record Stored(long n) {}

    @POST
    @Path("messages")
    @Consumes(MediaType.APPLICATION_JSON)
    public Stored say(
            Said said, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        Room room = enter(request, response);
        String id = text(said == null ? null : said.id(), 64);
        String words = nonNull(said == null ? null : said.text());
        return new Stored(watch.storing(() -> conversations.say(room.id(), id, words)).number());
    }

    @POST
    @Path("call")
    @Consumes(MediaType.APPLICATION_JSON)
    public RoomView call(
            @Context HttpServletRequest request, @Context HttpServletResponse response) {
        return change(request, response, room -> conversations.call(room.id()));
    }

    /** An address for a later answer. */
    public record Mail(String address) {}

    @POST
    @Path("mail")
    @Consumes(MediaType.APPLICATION_JSON)
    public RoomView giveMail(
            Mail mail, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        return change(request, response, room -> conversations.giveMail(room.id(), address(mail)));
    }

    @POST
    @Path("left-message")
    @Consumes(MediaType.APPLICATION_JSON)
    public RoomView leaveMessage(
            Mail mail, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        return change(
                request, response, room -> conversations.leaveMessage(room.id(), address(mail)));
    }

    /**
     * @param solved an article was the answer
     */
    public record End(boolean solved) {}

    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_JSON)
    public RoomView end(
            End end, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        return change(
                request,
                response,
                room -> conversations.end(room.id(), end != null && end.solved()));
    }

    /**
     * @param address where the citizen may say how the chat was; empty when nobody asks
     */
    public record Opinion(String address) {}

    /** Asked for when the chat is over; again and again it is the same. */
    @POST
    @Path("survey")
    @Consumes(MediaType.APPLICATION_JSON)
    public Opinion survey(
            @Context HttpServletRequest request, @Context HttpServletResponse response) {
        Room room = enter(request, response);
        return new Opinion(
                room.end().isEmpty()
                        ? ""
                        : watch.storing(() -> opinions.address(room.id(), settings.id())));
    }

    private RoomView change(
            HttpServletRequest request, HttpServletResponse response, Function<Room, Room> deed) {
        Room room = enter(request, response);
        Room changed = watch.storing(() -> deed.apply(room));
        // the entries come by the stream, or when they are asked for
        return views.view(changed, changed.entries());
    }

    /** Every act counts like a message: nobody floods the desk with calls and addresses. */
    private Room enter(HttpServletRequest request, HttpServletResponse response) {
        door.admit(request, response);
        Room room = watch.storing(() -> door.room(request));
        door.countMessage(room);
        return room;
    }

    private static String address(Mail mail) {
        return text(mail == null ? null : mail.address(), 320);
    }

    private static String text(String value, int longest) {
        String text = nonNull(value);
        if (text.length() > longest) {
            throw new IllegalArgumentException("text of " + text.length() + " characters");
        }
        return text;
    }

    private static String nonNull(String value) {
        return value == null ? "" : value;
    }
}
