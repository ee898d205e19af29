// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** LINE's Messaging API on loopback, as far as the channel uses it. */
final class LineServer implements AutoCloseable {
    static final String CITIZEN = "U5a7000000000000000000000000hanako";
    static final String ACCOUNT = "U5a70000000000000000000000000asahi";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LARGEST = 256 * 1024;
    private static final int THREADS = 4;
    private static final int REMEMBERED = 1_000;
    private static final String MESSAGE = "/v2/bot/message/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final String token;
    private final String name;
    private final byte[] picture = Photograph.png();
    private final LineTalk talk;
    private final AtomicLong ids;

    /** Good for one answer each. */
    private final Map<String, Boolean> replyTokens = remembering();

    /** Answers to requests with a key, which are taken once. */
    private final Map<String, String> taken = remembering();

    private record Answer(int status, String mediaType, byte[] body) {
        static Answer json(int status, JsonNode body) {
            return new Answer(
                    status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
        }

        static Answer error(int status, String message) {
            return json(status, JSON.objectNode().put("message", message));
        }
    }

    /**
     * @param port 0: any free one
     * @param token whoever knows it is the channel
     * @param name the citizen's
     */
    LineServer(int port, String token, String name, LineTalk talk, Clock clock) throws IOException {
        this.token = token;
        this.name = name;
        this.talk = talk;
        this.ids = new AtomicLong(clock.millis() * 1000);
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    private static <V> Map<String, V> remembering() {
        return Collections.synchronizedMap(
                new LinkedHashMap<>() {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                        return size() > REMEMBERED;
                    }
                });
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Unlike any before, over restarts too. */
    String newId() {
        return Long.toString(ids.incrementAndGet());
    }

    String newReplyToken() {
        String fresh = UUID.randomUUID().toString().replace("-", "");
        replyTokens.put(fresh, true);
        return fresh;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (JsonProcessingException e) {
                answer = Answer.error(400, "The request body could not be parsed as JSON");
            }
            exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String said = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + token).equals(said)) {
            return Answer.error(401, "Authentication failed");
        }
        String path = exchange.getRequestURI().getPath();
        String key = exchange.getRequestHeaders().getFirst("X-Line-Retry-Key");
        return switch (exchange.getRequestMethod() + " " + path) {
            case "GET /v2/bot/info" -> Answer.json(200, profile(ACCOUNT, "あさひ市"));
            case "GET /v2/bot/profile/" + CITIZEN -> Answer.json(200, profile(CITIZEN, name));
            case "POST " + MESSAGE + "reply" -> reply(body(exchange));
            case "POST " + MESSAGE + "push" -> push(body(exchange), key);
            default ->
                    path.startsWith(MESSAGE) && path.endsWith("/content")
                            ? new Answer(200, "image/png", picture)
                            : Answer.error(404, "Not found");
        };
    }

    private static ObjectNode profile(String user, String name) {
        return JSON.objectNode().put("userId", user).put("displayName", name);
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        return MAPPER.readTree(exchange.getRequestBody().readNBytes(LARGEST));
    }

    private Answer reply(JsonNode request) {
        return replyTokens.remove(request.path("replyToken").asText()) == null
                ? Answer.error(400, "Invalid reply token")
                : take(request);
    }

    private Answer push(JsonNode request, String key) throws IOException {
        if (!request.path("to").asText().equals(CITIZEN)) {
            return Answer.error(400, "The property, 'to', in the request body is invalid");
        }
        synchronized (taken) {
            if (key != null && taken.containsKey(key)) {
                return Answer.json(409, MAPPER.readTree(taken.get(key)));
            }
            Answer answer = take(request);
            if (key != null && answer.status() == 200) {
                taken.put(key, new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer;
        }
    }

    private Answer take(JsonNode request) {
        JsonNode messages = request.path("messages");
        if (messages.isEmpty() || messages.size() > 5) {
            return Answer.error(400, "Size must be between 1 and 5");
        }
        talk.receive(messages);
        ObjectNode answer = JSON.objectNode();
        for (int i = 0; i < messages.size(); i++) {
            answer.withArray("sentMessages").addObject().put("id", newId());
        }
        return Answer.json(200, answer);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
