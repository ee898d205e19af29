// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.translator.libretranslate.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.madoguchi.api.knowledge.MachineTranslator.Format;

/**
 * LibreTranslate's HTTP interface as far as we use it. Every call ends within its time, body
 * included; the key never follows a redirection. Safe for use by several threads.
 */
final class LibreTranslateApi {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /** The server's own words about what is wrong, cut. */
    private static final int WORDS = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final TranslatorSettings settings;

    LibreTranslateApi(TranslatorSettings settings) {
        this.settings = settings;
    }

    /** From what into what, by the server's codes. */
    record Way(String source, String target) {}

    /** The answer's body is larger than any answer should be. */
    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    JsonNode languages(Duration patience) throws Trouble.Failure {
        return call(request("/languages").GET().build(), patience);
    }

    /**
     * @return as many as were sent
     */
    List<String> translate(List<String> texts, Format format, Way way, Duration patience)
            throws Trouble.Failure {
        ObjectNode asked = JSON.createObjectNode();
        texts.forEach(asked.putArray("q")::add);
        asked.put("source", way.source());
        asked.put("target", way.target());
        asked.put("format", format == Format.HTML ? "html" : "text");
        settings.key().ifPresent(key -> asked.put("api_key", key));
        HttpRequest request =
                request("/translate")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(asked.toString()))
                        .build();
        JsonNode answer = call(request, patience).path("translatedText");
        List<String> translated = new ArrayList<>();
        for (JsonNode text : answer) {
            if (text.isTextual()) {
                translated.add(text.asText());
            }
        }
        if (!answer.isArray()
                || answer.size() != texts.size()
                || translated.size() != texts.size()) {
            throw Trouble.NONSENSE.failure(null);
        }
        return translated;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.url() + path))
                .header("Accept", "application/json");
    }

    private JsonNode call(HttpRequest request, Duration patience) throws Trouble.Failure {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int status = send(request, body, patience).statusCode();
        JsonNode answer = json(body.toByteArray());
        if (status == 200) {
            return answer;
        }
        String words = answer.path("error").asText();
        words = words.length() <= WORDS ? words : words.substring(0, WORDS);
        throw switch (status) {
            case 401, 403 -> Trouble.KEY.failure(null);
            case 429 -> Trouble.BUSY.failure(null);
            case 400 -> Trouble.REFUSED.failure(null, words);
            default -> Trouble.FAILED.failure(null, status);
        };
    }

    private static JsonNode json(byte[] body) throws Trouble.Failure {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw Trouble.NONSENSE.failure(null); // its message would quote the body
        }
    }

    /** The client's own time limit ends with the headers; a body may come drop by drop. */
    private HttpResponse<Void> send(
            HttpRequest request, ByteArrayOutputStream body, Duration patience)
            throws Trouble.Failure {
        CompletableFuture<HttpResponse<Void>> call =
                http.sendAsync(
                        request,
                        BodyHandlers.ofByteArrayConsumer(
                                piece -> piece.ifPresent(bytes -> add(body, bytes))));
        try {
            return call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof TooLarge) {
                    throw Trouble.HUGE.failure(null);
                }
            }
            throw Trouble.AWAY.failure(e.getCause(), settings.url());
        } catch (TimeoutException e) {
            call.cancel(true);
            throw Trouble.SLOW.failure(null, patience.toSeconds());
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw Trouble.AWAY.failure(e, settings.url());
        }
    }

    private static void add(ByteArrayOutputStream body, byte[] bytes) {
        if (body.size() + bytes.length > MOST_BYTES) {
            throw new TooLarge();
        }
        body.writeBytes(bytes);
    }
}
