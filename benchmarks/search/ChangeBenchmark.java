// SPDX-License-Identifier: Apache-2.0

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long it takes until a changed article is found: an editor's program changes it and publishes
 * it, citizens search without a pause. Arguments: the public port, a token, changes.
 */
public final class ChangeBenchmark {
    private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String token;
    private int asked;

    private ChangeBenchmark(int port, String token) {
        this.port = port;
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        ChangeBenchmark benchmark =
                new ChangeBenchmark(Integer.parseInt(arguments[0]), arguments[1]);
        benchmark.run(Integer.parseInt(arguments[2]));
    }

    private void run(int changes) throws Exception {
        String id = part(ID, api("POST", "", article("はじめ", -1)));
        api("POST", "/" + id + "/publish", "");
        double[] millis = new double[changes];
        for (int i = 0; i < changes; i++) {
            String word = "zq" + System.nanoTime() + "x";
            long version = Long.parseLong(part(VERSION, api("GET", "/" + id, "")));
            api("PUT", "/" + id, article(word, version));
            api("POST", "/" + id + "/publish", "");
            long published = System.nanoTime();
            while (!isFound(word)) {
                Thread.onSpinWait();
            }
            millis[i] = (System.nanoTime() - published) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "a changed article is found after its publication is answered: median %.0f ms, longest"
                        + " of %d: %.0f ms%n",
                millis[changes / 2], changes, millis[changes - 1]);
    }

    private static String article(String word, long version) {
        return "{\"question\":\"見本市の会場 "
                + word
                + "\",\"answer\":\"駅前です。\",\"audience\":\"PUBLIC\",\"featured\":false"
                + (version < 0 ? "" : ",\"version\":" + version)
                + "}";
    }

    private boolean isFound(String word) throws Exception {
        asked++;
        return send(
                        HttpRequest.newBuilder(
                                        uri(
                                                port,
                                                "/faq/api/search?q="
                                                        + URLEncoder.encode(
                                                                word, StandardCharsets.UTF_8)))
                                .header("X-Forwarded-For", "10.2." + asked / 250 % 250 + "." + (1 + asked % 250))
                                .GET())
                .contains("見本市の会場 " + word);
    }

    private String api(String method, String path, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(port + 1, "/api/v1/articles" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    request.build().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String part(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
