// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * LINE's Messaging API as far as we use it. Every call ends within its time, body included; the
 * token never follows a redirection. Safe for use by several threads.
 */
final class LineApi {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SEND = Duration.ofSeconds(15);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final int MOST_JSON = 256 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
    private final LineSettings settings;

    LineApi(LineSettings settings) {
        this.settings = settings;
    }

    /**
     * @param body empty when it is no JSON
     */
    record Answer(int status, JsonNode body) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        /** LINE's own words about what is wrong. */
        String words() {
            StringBuilder words = new StringBuilder(body.path("message").asText());
            body.path("details")
                    .forEach(detail -> words.append(" / ").append(detail.path("message").asText()));
            return words.length() <= 300 ? words.toString() : words.substring(0, 300);
        }
    }

    /** No answer that could be read. */
    static final class Unreachable extends IOException {
        private static final long serialVersionUID = 1L;

        private final boolean neverLeft;

        Unreachable(Throwable cause, boolean neverLeft) {
            super(cause);
            this.neverLeft = neverLeft;
        }

        /** LINE has certainly not got it. */
        boolean neverLeft() {
            return neverLeft;
        }
    }

    Answer reply(JsonNode request) throws Unreachable {
        return call(post("/v2/bot/message/reply", request), SEND);
    }

    /**
     * @param key LINE takes a request of the same key once within 24 hours
     */
    Answer push(JsonNode request, UUID key) throws Unreachable {
        return call(
                post("/v2/bot/message/push", request).header("X-Line-Retry-Key", key.toString()),
                SEND);
    }

    /** Who we are: the question that shows whether LINE answers us. */
    Answer botInfo() throws Unreachable {
        return call(get(settings.api(), "/v2/bot/info"), ASK);
    }

    /** 404 when the user has blocked us or is no friend of the account. */
    Answer profile(String user, Duration patience) throws Unreachable {
        return call(get(settings.api(), "/v2/bot/profile/" + encoded(user)), patience);
    }

    /**
     * A picture or file that somebody sent.
     *
     * @param to gets it when the status is 200; the caller closes it
     * @return status and media type
     * @throws LimitedBody.TooLarge when it is larger than the limit
     */
    Fetched content(String message, OutputStream to, Duration patience) throws IOException {
        HttpRequest request =
                get(settings.data(), "/v2/bot/message/" + encoded(message) + "/content").build();
        HttpResponse<Void> answer =
                send(
                        request,
                        info ->
                                info.statusCode() == 200
                                        ? new LimitedBody(to, settings.contentBytes())
                                        : HttpResponse.BodySubscribers.discarding(),
                        patience);
        return new Fetched(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""));
    }

    record Fetched(int status, String mediaType) {}

    private HttpRequest.Builder post(String path, JsonNode body) {
        return request(settings.api(), path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder get(URI base, String path) {
        return request(base, path).GET();
    }

    private HttpRequest.Builder request(URI base, String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + settings.token());
    }

    private Answer call(HttpRequest.Builder request, Duration patience) throws Unreachable {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            HttpResponse<Void> answer =
                    send(request.build(), info -> new LimitedBody(body, MOST_JSON), patience);
            return new Answer(answer.statusCode(), json(body.toByteArray()));
        } catch (Unreachable e) {
            throw e;
        } catch (IOException e) {
            throw new Unreachable(e, false);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance(); // a proxy's page
        }
    }

    /** The client's own time limit ends with the headers; a body may come drop by drop. */
    private HttpResponse<Void> send(
            HttpRequest request, BodyHandler<Void> handler, Duration patience) throws IOException {
        CompletableFuture<HttpResponse<Void>> call = http.sendAsync(request, handler);
        try {
            return call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof LimitedBody.TooLarge large) {
                throw large;
            }
            throw new Unreachable(cause, isBeforeSending(cause));
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new Unreachable(e, false);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unreachable(new InterruptedIOException(), false);
        }
    }

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
