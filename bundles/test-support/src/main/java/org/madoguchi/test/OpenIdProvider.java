// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** An OpenID provider that others wrote, by {@code itests/openid.sh}. */
public final class OpenIdProvider implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_STEPS = 10;

    private final ServerScript script;
    private final URI back;
    private Properties facts;

    /**
     * Starts a new one.
     *
     * @param back where its people come back to
     */
    public OpenIdProvider(URI back) {
        this.back = back;
        try {
            script =
                    new ServerScript(
                            "openid.sh", Files.createTempDirectory("madoguchi-openid"), LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
    }

    /** On the port it had; what it knew is forgotten. */
    public void startAgain() {
        facts = script.start(back.toString());
    }

    public void kill() {
        script.run("kill");
    }

    public String issuer() {
        return facts.getProperty("OPENID_ISSUER");
    }

    public String client() {
        return facts.getProperty("OPENID_CLIENT");
    }

    public String secret() {
        return facts.getProperty("OPENID_SECRET");
    }

    /** What it tells of somebody; anybody else is called as they sign in. */
    public void account(String name, Map<String, ?> claims) {
        try {
            order("PUT", "/control/accounts/" + name, JSON.writeValueAsString(claims));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs by a new key from now on. */
    public void rotateKeys() {
        order("POST", "/control/rotate", "");
    }

    /** Puts claims into the identity token, not only where the access token leads. */
    public void tellInToken() {
        order("POST", "/control/tokens?in=id", "");
    }

    private void order(String method, String path, String body) {
        send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create(issuer() + path))
                        .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    /**
     * What a browser does with somebody's hands.
     *
     * @param begin where the browser was sent
     * @param name nobody says no
     * @return where it was sent back to
     */
    public URI walk(URI begin, String name) {
        HttpClient browser =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        URI at = begin;
        for (int step = 0; step < MOST_STEPS; step++) {
            HttpResponse<String> page = send(browser, HttpRequest.newBuilder(at).GET());
            if (page.statusCode() == 200) {
                String form = name.isEmpty() ? "name=&go=no" : "name=" + name + "&go=yes";
                page =
                        send(
                                browser,
                                HttpRequest.newBuilder(at)
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(form)));
            }
            HttpResponse<String> led = page;
            at =
                    at.resolve(
                            page.headers()
                                    .firstValue("Location")
                                    .orElseThrow(() -> new IllegalStateException(led.body())));
            if (at.getAuthority().equals(back.getAuthority())) {
                return at;
            }
        }
        throw new IllegalStateException("no end of it at " + at.getPath());
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        script.run("remove");
    }
}
