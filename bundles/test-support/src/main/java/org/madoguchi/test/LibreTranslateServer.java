// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Answers as the published description of LibreTranslate says (POST /translate, GET /languages,
 * bodies with {@code error}), for want of a real one, whose models cannot be had here. It knows
 * Japanese, English and Korean, and translates a run of letters into itself with the target's code
 * before it, so that a test sees what was translated and what was left alone. What "auto" is put
 * for it takes for English.
 */
public final class LibreTranslateServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<String>> TARGETS =
            Map.of("ja", List.of("en", "ja", "ko", "zt"), "en", List.of("ja"));
    private static final Pattern WORDS = Pattern.compile("[^<>]*[^<>\\s][^<>]*(?![^<]*>)");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final HttpServer http;
    private volatile String key = "";
    private volatile int mostTexts = Integer.MAX_VALUE;
    private volatile int mostCharacters = Integer.MAX_VALUE;
    private volatile Behaviour behaviour = exchange -> false;

    /** Answers instead of the server. */
    @FunctionalInterface
    public interface Behaviour {
        /**
         * @return whether it has answered
         */
        boolean answers(HttpExchange exchange) throws IOException;
    }

    private LibreTranslateServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/translate", exchange -> answer(exchange, this::translate));
        http.createContext("/languages", exchange -> answer(exchange, this::languages));
        http.start();
    }

    public static LibreTranslateServer start() throws IOException {
        return new LibreTranslateServer();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Wants this key from now on; empty for none. */
    public void wantKey(String wanted) {
        key = wanted;
    }

    public void limit(int texts, int characters) {
        mostTexts = texts;
        mostCharacters = characters;
    }

    public void behave(Behaviour wanted) {
        behaviour = wanted;
    }

    /** Hangs up on whoever calls; its port stays its own. */
    public void goAway() {
        behaviour =
                exchange -> {
                    exchange.close();
                    return true;
                };
    }

    public void comeBack() {
        behaviour = exchange -> false;
    }

    /** Bodies of the translations that were asked for. */
    public List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    private record Answer(int status, JsonNode body) {
        static Answer error(int status, String words) {
            return new Answer(status, JSON.createObjectNode().put("error", words));
        }
    }

    private interface Handler {
        Answer answer(HttpExchange exchange) throws IOException;
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            if (!behaviour.answers(exchange)) {
                Answer answer = handler.answer(exchange);
                send(exchange, answer.status(), answer.body().toString());
            }
        }
    }

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Answer languages(HttpExchange exchange) {
        ArrayNode all = JSON.createArrayNode();
        TARGETS.forEach(
                (code, targets) -> {
                    ObjectNode language = all.addObject();
                    language.put("code", code).put("name", "language " + code);
                    targets.forEach(language.putArray("targets")::add);
                });
        return new Answer(200, all);
    }

    private Answer translate(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        requests.add(asked);
        if (!key.isEmpty() && !asked.path("api_key").asText().equals(key)) {
            return Answer.error(403, "Invalid API key");
        }
        JsonNode texts = asked.path("q");
        String target = asked.path("target").asText();
        int characters = 0;
        for (JsonNode text : texts.isArray() ? texts : List.of(texts)) {
            characters += text.asText().length();
        }
        if (texts.isEmpty() && texts.asText().isEmpty()) {
            return Answer.error(400, "Invalid request: missing q parameter");
        }
        if (texts.size() > mostTexts || characters > mostCharacters) {
            return Answer.error(
                    400, "Invalid request: request (" + characters + ") exceeds text limit");
        }
        String source = asked.path("source").asText();
        if (!TARGETS.getOrDefault(source.equals("auto") ? "en" : source, List.of())
                .contains(target)) {
            return Answer.error(400, target + " is not supported");
        }
        boolean html = asked.path("format").asText().equals("html");
        ObjectNode answer = JSON.createObjectNode();
        if (texts.isArray()) {
            ArrayNode translated = answer.putArray("translatedText");
            texts.forEach(text -> translated.add(translated(text.asText(), html, target)));
        } else {
            answer.put("translatedText", translated(texts.asText(), html, target));
        }
        return new Answer(200, answer);
    }

    private static String translated(String text, boolean html, String target) {
        return html ? WORDS.matcher(text).replaceAll(target + ":$0") : target + ":" + text;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
