// SPDX-License-Identifier: Apache-2.0
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operator's console: listens to the stream of events, fetches the news it names, answers. */
final class Operator {
    private static final Pattern TEXT =
            Pattern.compile("class=\"chat-line [^>]*data-number=\"(\\d+)\"[^>]*>.*?<p class=\"chat-text\">([^<]*)</p>", Pattern.DOTALL);

    final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final Map<String, Long> read = new ConcurrentHashMap<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final Site site;
    private final ExecutorService threads;
    private String csrf;
    private String event = "";

    Operator(Site site, ExecutorService threads) {
        this.site = site;
        this.threads = threads;
    }

    void signIn(String login, String password) {
        String form = site.send(site.request("/console/sign-in").GET().build());
        post(
                "/console/sign-in",
                Map.of(
                        "_csrf", Site.first("name=\"_csrf\" value=\"([^\"]+)\"", form),
                        "login", login,
                        "password", password));
        csrf =
                Site.first(
                        "name=\"_csrf\" value=\"([^\"]+)\"",
                        site.send(site.request("/console/chat").GET().build()));
        post("/console/chat/duty", Map.of("_csrf", csrf, "accept", "yes"));
        listen();
    }

    private void post(String path, Map<String, String> fields) {
        site.send(
                site.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(Site.form(fields))
                        .build());
    }

    private void listen() {
        site.listen(
                        HttpRequest.newBuilder(site.request("/console/events").build().uri())
                                .header("Accept", "text/event-stream")
                                .build(),
                        this::line)
                .thenRun(this::listen);
    }

    private synchronized void line(String line) {
        if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("data: ") && event.equals("chat") && line.contains("SAID")) {
            String room = Site.first("\"id\":\"(\\d+)\"", line);
            threads.execute(() -> news(room));
        }
    }

    /** As the page does it: what came after the last line that it shows. */
    private void news(String room) {
        synchronized (locks.computeIfAbsent(room, r -> new Object())) {
            String html =
                    site.send(
                            site.request(
                                            "/console/chat/"
                                                    + room
                                                    + "/news?after="
                                                    + read.getOrDefault(room, 0L))
                                    .GET()
                                    .build());
            long now = System.nanoTime();
            Matcher line = TEXT.matcher(html);
            while (line.find()) {
                read.put(room, Long.parseLong(line.group(1)));
                if (arrivals.putIfAbsent(room + " " + line.group(2), now) != null) {
                    throw new IllegalStateException("told twice: " + line.group(2));
                }
            }
        }
    }

    /** Rooms that wait, with the citizens' questions. */
    Map<String, String> waiting() {
        String html = site.send(site.request("/console/chat/list").GET().build());
        Map<String, String> rooms = new ConcurrentHashMap<>();
        Matcher row =
                Pattern.compile(
                                "data-room=\"(\\d+)\".*?row-subject\">(質問\\d+)<.*?badge (\\S+)\"",
                                Pattern.DOTALL)
                        .matcher(html);
        while (row.find()) {
            if (row.group(3).equals("state-waiting_approval")) {
                rooms.put(row.group(2), row.group(1));
            }
        }
        return rooms;
    }

    void take(String room) {
        post("/console/chat/" + room + "/take", Map.of("_csrf", csrf));
    }

    void say(String room, String key, String text) {
        post(
                "/console/chat/" + room + "/messages",
                Map.of("_csrf", csrf, "key", key, "text", text));
    }

    void beat() {
        post("/console/chat/beat", Map.of("_csrf", csrf));
    }
}
