// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.chat.internal;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.city.City;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.Categories;
import org.madoguchi.api.storage.StorageException;
import org.madoguchi.channel.chat.internal.ChatApi.Said;
import org.madoguchi.channel.testkit.ChannelContract;
import org.madoguchi.channel.testkit.FakeConversations;
import org.madoguchi.channel.testkit.FakeDesk;
import org.madoguchi.channel.testkit.FarEnd;
import org.madoguchi.test.Configurations;
import org.madoguchi.web.WebContext;

/** What every channel keeps; the other end is a citizen with the chat open. */
class ChatContractTest implements ChannelContract {
    private static final City CITY =
            fake(City.class, Map.of("publicUrl", URI.create("https://faq.asahi.example")));

    @Override
    public FarEnd farEnd() {
        return new Citizens();
    }

    private static <T> T fake(Class<T> type, Map<String, ?> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                method.getName().equals("getHeader")
                                        ? answers.get((String) arguments[0])
                                        : answers.get(method.getName())));
    }

    /** Each in a room of their own; what is not known to be stored stays on the screen. */
    private static final class Citizens implements FarEnd {
        private final Map<Said, String> screens = new LinkedHashMap<>();
        private FakeConversations conversations;
        private ChatApi api;
        private String secret;
        private Said last;

        /** Nobody is written to by this channel: who is there reads, who has gone gets mail. */
        @Override
        public Set<Ability> abilities() {
            return Set.of(Ability.KEEPS, Ability.TOLD, Ability.REPEATS, Ability.TEXT);
        }

        @Override
        public void start() {
            // citizens are there at any hour
        }

        @Override
        public Opened open(FakeDesk desk) {
            if (conversations == null) {
                conversations = new FakeConversations(desk);
            }
            ChatSettings settings = settings("rooms_per_hour", 1000);
            StoreWatch watch = new StoreWatch(settings.id(), desk, Clock.systemUTC());
            Door door = new Door(conversations, settings, CITY, Clock.systemUTC());
            Articles articles = fake(Articles.class, Map.of());
            api =
                    new ChatApi(
                            conversations,
                            articles,
                            fake(Categories.class, Map.of()),
                            door,
                            new RoomViews(conversations, articles, CITY),
                            settings,
                            watch,
                            new Opinions(),
                            new OtherWays(CITY));
            return new Opened(new ChatChannel(settings, watch), () -> api = null);
        }

        private static ChatSettings settings(String key, Object value) {
            return ChatSettings.of(Configurations.of(ChatConfig.class, Map.of(key, value)));
        }

        @Override
        public void send(String text) {
            last = new Said(UUID.randomUUID().toString(), text);
            screens.put(last, "");
            retry();
        }

        @Override
        public int untold() {
            return screens.size();
        }

        @Override
        public void retry() {
            for (Said said : new ArrayList<>(screens.keySet())) {
                // a chat that is away does not answer
                if (api != null && stored(said)) {
                    screens.remove(said);
                }
            }
        }

        private boolean stored(Said said) {
            try {
                screens.compute(said, (words, room) -> room.isEmpty() ? newRoom() : room);
                secret = screens.get(said);
                say(said, secret);
                return true;
            } catch (StorageException e) {
                return false;
            }
        }

        @Override
        public void redeliver() {
            say(last, secret);
        }

        private String newRoom() {
            WebContext visit = fake(WebContext.class, Map.of("remoteAddress", "192.0.2.1"));
            return api.open(new ChatApi.Opening("ごみ"), visit, request(Map.of()), response())
                    .secret();
        }

        private void say(Said said, String room) {
            api.say(said, request(Map.of("Authorization", "Bearer " + room)), response());
        }

        private static HttpServletRequest request(Map<String, String> headers) {
            return fake(HttpServletRequest.class, headers);
        }

        private static HttpServletResponse response() {
            return fake(HttpServletResponse.class, Map.of());
        }

        @Override
        public Map<String, Act> attacks() {
            Map<String, Act> attacks = new LinkedHashMap<>();
            Said said = new Said("12345678", "開けて");
            attacks.put("no secret", () -> refused(401, () -> say(said, "")));
            attacks.put("a long secret", () -> refused(401, () -> say(said, "x".repeat(100_000))));
            attacks.put("a page of somebody else", () -> refused(403, () -> fromElsewhere(said)));
            attacks.put("nothing said", () -> rejected(null));
            attacks.put("neither id nor words", () -> rejected(new Said(null, null)));
            attacks.put(
                    "words without end", () -> rejected(new Said("12345678", "長".repeat(9999))));
            attacks.put("a strange id", () -> rejected(new Said("'; drop", "番号")));
            attacks.put("a flood", () -> refused(429, this::flood));
            return attacks;
        }

        private void fromElsewhere(Said said) {
            Map<String, String> headers = new HashMap<>();
            headers.put("Origin", "https://evil.example");
            headers.put("Authorization", "Bearer " + newRoom());
            api.say(said, request(headers), response());
        }

        private void flood() {
            String room = newRoom();
            IntStream.range(0, 100).forEach(time -> say(new Said("flooding-" + time, "洪水"), room));
        }

        private static void refused(int status, Runnable act) {
            assertThatExceptionOfType(WebApplicationException.class)
                    .isThrownBy(act::run)
                    .matches(answer -> answer.getResponse().getStatus() == status);
        }

        /** Answered with 422 and 400 by the web front. */
        private void rejected(Said said) {
            assertThatThrownBy(() -> say(said, newRoom()))
                    .isInstanceOfAny(RejectedException.class, IllegalArgumentException.class);
        }

        @Override
        public Map<String, Act> wrongSettings() {
            return Map.of(
                    "id", () -> settings("id", "Chat"),
                    "origins", () -> settings("origins", new String[] {"*"}),
                    "messages.per.minute", () -> settings("messages_per_minute", 1),
                    "connections.max", () -> settings("connections_max", 0));
        }

        @Override
        public void close() {
            screens.clear();
        }
    }
}
