// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the console, and the pages of cases that they open. */
final class Desk {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private String headers;

    Desk(int port) {
        address = URI.create("http://127.0.0.1:" + port);
    }

    /** With the password that was given, which has to be changed at once. */
    void signIn(String login, String password) throws IOException, InterruptedException {
        post("/console/sign-in", Map.of("login", login, "password", password));
        String own = "Aa1-" + UUID.randomUUID();
        post(
                "/console/password",
                Map.of("old-password", password, "new-password", own, "again-password", own));
        headers =
                " HTTP/1.1\r\nHost: "
                        + address.getAuthority()
                        + "\r\nCookie: "
                        + cookies.getCookieStore().getCookies().stream()
                                .map(HttpCookie::toString)
                                .map(cookie -> cookie.replace("\"", ""))
                                .collect(Collectors.joining("; "))
                        + "\r\nAccept: text/html\r\nAccept-Language: ja\r\nUser-Agent: benchmark\r\n\r\n";
    }

    private void post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String form = send(HttpRequest.newBuilder(address.resolve(path)).GET());
        Matcher csrf = CSRF.matcher(form);
        if (!csrf.find()) {
            throw new IllegalStateException(path + " has no form: " + form);
        }
        String body =
                "_csrf="
                        + csrf.group(1)
                        + fields.entrySet().stream()
                                .map(f -> "&" + f.getKey() + "=" + encoded(f.getValue()))
                                .collect(Collectors.joining());
        send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", address.toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.uri() + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    byte[] get(String path) {
        return Letters.utf8("GET " + path + headers);
    }
}
