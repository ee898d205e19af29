// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who talks HTTP without a browser: a program, a monitor, an attacker. */
final class HttpApi {
    static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI site;
    private String address = "";
    private String token = "";
    private String csrf = "";

    HttpApi(URI site) {
        this.site = site;
    }

    /** As if from this address; the product believes a proxy on the same machine. */
    HttpApi from(String ipAddress) {
        address = ipAddress;
        return this;
    }

    HttpApi withToken(String secret) {
        token = secret;
        return this;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /**
     * Whether so long an address is refused: by an answer, or by a line that the server closes
     * while the address is still being sent, which may take the answer with it. Nothing else should
     * be asked afterwards: the line is closed without a word about it.
     */
    boolean isRefused(String path) {
        try {
            int status = get(path).statusCode();
            return status >= 400 && status < 500;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    byte[] download(String path) {
        HttpResponse<byte[]> answer =
                send(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    HttpResponse<String> postForm(String path, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postJson(String path, Map<String, ?> body) {
        return postJson(request(path), body);
    }

    /** With the header that makes it safe to send the same again. */
    HttpResponse<String> postJson(String path, Map<String, ?> body, int idempotencyKey) {
        return postJson(
                request(path).header("Idempotency-Key", Integer.toString(idempotencyKey)), body);
    }

    HttpResponse<String> putJson(String path, Map<String, ?> body) {
        return sendJson("PUT", request(path), body);
    }

    private HttpResponse<String> postJson(HttpRequest.Builder request, Map<String, ?> body) {
        return sendJson("POST", request, body);
    }

    private HttpResponse<String> sendJson(
            String method, HttpRequest.Builder request, Map<String, ?> body) {
        try {
            request.header("Content-Type", "application/json");
            if (!csrf.isEmpty()) {
                request.header("X-CSRF-Token", csrf);
            }
            return send(
                    request.method(
                            method,
                            HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The token that a form of this page must send back. */
    String csrfOf(String path) {
        HttpResponse<String> page = get(path);
        Matcher found = CSRF.matcher(page.body());
        if (!found.find()) {
            throw new IllegalStateException(
                    "no form on " + path + ", but " + page + "\n" + page.body());
        }
        return found.group(1);
    }

    HttpResponse<String> signIn(Desk.Credentials account) {
        return postForm(
                "/console/sign-in",
                Map.of(
                        "_csrf",
                        csrfOf("/console/sign-in"),
                        "login",
                        account.login(),
                        "password",
                        account.password()));
    }

    /** Makes a token for a program; needs a sign-in before. */
    String newToken() {
        csrf = csrfOf("/console/password");
        HttpResponse<String> answer = postJson("/api/v1/tokens", Map.of("label", "試験"));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return json(answer).get("token").asText();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(site.resolve(path)).timeout(Duration.ofSeconds(60));
        if (!address.isEmpty()) {
            request.header("X-Forwarded-For", address);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> reading) {
        try {
            return client.send(request.build(), reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
