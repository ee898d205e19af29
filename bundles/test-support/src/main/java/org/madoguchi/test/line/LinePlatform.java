// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.bot.jackson.ModelObjectMapper;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.PushMessageRequest;
import com.linecorp.bot.messaging.model.ReplyMessageRequest;
import com.linecorp.bot.messaging.model.TextMessage;
import com.linecorp.bot.parser.LineSignatureValidator;
import com.linecorp.bot.parser.WebhookParseException;
import com.linecorp.bot.parser.WebhookParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in for LINE's servers on the loopback: as strict as their documents, with the vendor's own
 * SDK to read what comes and to sign what goes. It can be down, slow, unwilling or forgetful.
 */
public final class LinePlatform implements AutoCloseable {
    public static final String SECRET = "0123456789abcdef0123456789abcdef";
    public static final String TOKEN = "long-lived/token+of=the-channel";

    private static final ObjectMapper MODELS = ModelObjectMapper.createNewObjectMapper();
    private static final LineSignatureValidator VALIDATOR =
            new LineSignatureValidator(SECRET.getBytes(StandardCharsets.UTF_8));
    private static final int LONGEST_TEXT = 5000;
    private static final int MOST_MESSAGES = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong ids = new AtomicLong(500_000_000_000_000_000L);
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private final Map<String, String> replyTokens = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();
    private volatile Trouble trouble = Trouble.NONE;
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private volatile boolean forgetsToAnswer;
    private HttpServer server;
    private int port;

    /**
     * What reached somebody.
     *
     * @param reply by a reply token, else pushed
     */
    public record Sent(boolean reply, String user, List<Message> messages) {
        /** Of all its text messages. */
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Message message : messages) {
                if (message instanceof TextMessage said) {
                    text.append(said.text());
                }
            }
            return text.toString();
        }
    }

    private record Content(int status, String mediaType, byte[] bytes) {}

    private record Trouble(String path, int status, String message) {
        static final Trouble NONE = new Trouble("none", 0, "");
    }

    public LinePlatform() {
        comeBack();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Nobody listens any more. */
    public void goDown() {
        server.stop(0);
        server = null;
    }

    /** At the same address. */
    public void comeBack() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Answers like this to every request whose path begins so, until {@link #beWell}. */
    public void refuse(String path, int status, String message) {
        trouble = new Trouble(path, status, message);
    }

    /** Takes what comes and gives no answer in time, until {@link #beWell}. */
    public void takeWithoutAnswer() {
        hold = new CountDownLatch(1);
        forgetsToAnswer = true;
    }

    public void beWell() {
        trouble = Trouble.NONE;
        forgetsToAnswer = false;
        hold.countDown();
    }

    /** The user blocks the account; pushing to them reaches nobody. */
    public void leave(String user) {
        strangers.add(user);
    }

    public void name(String user, String name) {
        names.put(user, name);
    }

    public void offer(String message, String mediaType, byte[] bytes) {
        contents.put(message, new Content(200, mediaType, bytes));
    }

    /** The content is not ready yet. */
    public void prepare(String message) {
        contents.put(message, new Content(202, "application/json", new byte[0]));
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Paths of all requests so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Good for one answer to this user. */
    public String newReplyToken(String user) {
        String token = UUID.randomUUID().toString().replace("-", "");
        replyTokens.put(token, user);
        return token;
    }

    /** Its time is over. */
    public void forget(String replyToken) {
        replyTokens.remove(replyToken);
    }

    public String newId() {
        return Long.toString(ids.incrementAndGet());
    }

    public static String signature(byte[] body) {
        return Base64.getEncoder().encodeToString(VALIDATOR.generateSignature(body));
    }

    /**
     * A request as LINE sends it.
     *
     * @throws IllegalArgumentException when the vendor's SDK cannot read it
     */
    public static byte[] request(ObjectNode... events) {
        ObjectNode request = MODELS.createObjectNode().put("destination", "Ubot");
        ArrayNode list = request.putArray("events");
        for (ObjectNode event : events) {
            list.add(event);
        }
        byte[] body = request.toString().getBytes(StandardCharsets.UTF_8);
        try {
            new WebhookParser(VALIDATOR).handle(signature(body), body);
        } catch (IOException | WebhookParseException e) {
            throw new IllegalArgumentException("not as LINE sends it", e);
        }
        return body;
    }

    /** Calls a webhook as LINE does and gives its status. */
    public int deliver(URI hook, byte[] body) {
        return deliver(hook, body, signature(body));
    }

    public int deliver(URI hook, byte[] body, String signature) {
        HttpRequest request =
                HttpRequest.newBuilder(hook)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("User-Agent", "LineBotWebhook/2.0")
                        .header("X-Line-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer = answer(exchange, path, body);
        if (forgetsToAnswer) {
            await();
        }
        exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
        exchange.sendResponseHeaders(
                answer.status(), answer.bytes().length == 0 ? -1 : answer.bytes().length);
        exchange.getResponseBody().write(answer.bytes());
        exchange.close();
    }

    private void await() {
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Answer(int status, String mediaType, byte[] bytes) {
        static Answer json(int status, String json) {
            return new Answer(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        static Answer problem(int status, String message) {
            return json(status, MODELS.createObjectNode().put("message", message).toString());
        }
    }

    private Answer answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + TOKEN).equals(token)) {
            return Answer.problem(401, "Authentication failed due to the following reason: bad");
        }
        if (path.startsWith(trouble.path())) {
            return Answer.problem(trouble.status(), trouble.message());
        }
        if (path.equals("/v2/bot/info")) {
            return Answer.json(200, "{\"userId\":\"Ubot\",\"displayName\":\"あさひ市\"}");
        }
        if (path.startsWith("/v2/bot/profile/")) {
            return profile(path.substring("/v2/bot/profile/".length()));
        }
        if (path.equals("/v2/bot/message/reply")) {
            return reply(body);
        }
        if (path.equals("/v2/bot/message/push")) {
            return push(body, exchange.getRequestHeaders().getFirst("X-Line-Retry-Key"));
        }
        if (path.startsWith("/v2/bot/message/") && path.endsWith("/content")) {
            Content content = contents.get(path.split("/")[4]);
            return content == null
                    ? Answer.problem(404, "Not found")
                    : new Answer(content.status(), content.mediaType(), content.bytes());
        }
        return Answer.problem(404, "Not found");
    }

    private Answer profile(String user) {
        return strangers.contains(user)
                ? Answer.problem(404, "Not found")
                : Answer.json(
                        200,
                        MODELS.createObjectNode()
                                .put("userId", user)
                                .put("displayName", names.getOrDefault(user, "花子"))
                                .toString());
    }

    private Answer reply(byte[] body) throws IOException {
        ReplyMessageRequest request = MODELS.readValue(body, ReplyMessageRequest.class);
        if (!isRight(request.messages())) {
            return Answer.problem(400, "The request body has 1 error(s)");
        }
        String user = replyTokens.remove(request.replyToken());
        return user == null
                ? Answer.problem(400, "Invalid reply token")
                : sent(new Sent(true, user, request.messages()));
    }

    private Answer push(byte[] body, String key) throws IOException {
        PushMessageRequest request = MODELS.readValue(body, PushMessageRequest.class);
        if (key == null || !UUID.fromString(key).toString().equals(key)) {
            return Answer.problem(400, "The value of the X-Line-Retry-Key is invalid");
        }
        if (!isRight(request.messages())) {
            return Answer.problem(400, "The request body has 1 error(s)");
        }
        String before = taken.get(key);
        if (before != null) {
            JsonNode answer = MODELS.readTree(before);
            return Answer.json(
                    409,
                    ((ObjectNode) answer)
                            .put("message", "The retry key is already accepted")
                            .toString());
        }
        Answer answer = sent(new Sent(false, request.to(), request.messages()));
        taken.put(key, new String(answer.bytes(), StandardCharsets.UTF_8));
        return answer;
    }

    private static boolean isRight(List<Message> messages) {
        return !messages.isEmpty()
                && messages.size() <= MOST_MESSAGES
                && messages.stream()
                        .allMatch(
                                message ->
                                        !(message instanceof TextMessage text)
                                                || !text.text().isEmpty()
                                                        && text.text().length() <= LONGEST_TEXT
                                                        && StandardCharsets.UTF_8
                                                                .newEncoder()
                                                                .canEncode(text.text()));
    }

    private Answer sent(Sent message) {
        if (!strangers.contains(message.user())) {
            sent.add(message);
        }
        var answer = MODELS.createObjectNode();
        var list = answer.putArray("sentMessages");
        message.messages()
                .forEach(
                        one ->
                                list.addObject()
                                        .put("id", newId())
                                        .put("quoteToken", UUID.randomUUID().toString()));
        return Answer.json(200, answer.toString());
    }

    @Override
    public void close() {
        beWell();
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }
}
