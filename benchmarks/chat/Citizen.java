// SPDX-License-Identifier: Apache-2.0
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who chats: sends with a secret, listens to a stream, writes down when what arrived. */
final class Citizen {
    private static final Pattern ENTRY =
            Pattern.compile("\"n\":(\\d+),\"kind\":\"(\\w+)\",\"text\":\"([^\"]*)\"");

    final int number;
    final List<Long> heardNumbers = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final Site site;
    private final String address;
    private String secret;
    volatile String room = "";
    volatile long last;

    Citizen(int number, Site site) {
        this.number = number;
        this.site = site;
        this.address = "198.18." + number / 250 + "." + (1 + number % 250);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = site.request(path).header("X-Forwarded-For", address);
        if (secret != null) {
            request.header("Authorization", "Bearer " + secret);
        }
        return request;
    }

    private String post(String path, String json) {
        return site.send(
                request("/chat/api/" + path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    void open() {
        secret = Site.first("\"secret\":\"([^\"]+)\"", post("rooms", "{\"topic\":\"\"}"));
        say("question-" + number, "質問" + number);
        post("call", "{}");
        listen();
    }

    /** The stream ends every few minutes and is opened again behind what has been heard. */
    private void listen() {
        site.listen(
                        HttpRequest.newBuilder(request("/chat/events").build().uri())
                                .header("X-Forwarded-For", address)
                                .header("Authorization", "Bearer " + secret)
                                .header("Last-Event-ID", Long.toString(last))
                                .build(),
                        this::line)
                .thenRun(this::listen);
    }

    private synchronized void line(String line) {
        if (!line.startsWith("data: ")) {
            return;
        }
        long now = System.nanoTime();
        Matcher entry = ENTRY.matcher(line);
        while (entry.find()) {
            last = Long.parseLong(entry.group(1));
            heardNumbers.add(last);
            heard.add(entry.group(2) + " " + entry.group(3));
            arrivals.put(entry.group(3), now);
        }
    }

    void say(String id, String text) {
        post("messages", "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}");
    }

    /** Everything in the room, as it is stored. */
    List<String> stored() {
        List<String> all = new ArrayList<>();
        Matcher entry =
                ENTRY.matcher(site.send(request("/chat/api/room?after=0").GET().build()));
        while (entry.find()) {
            all.add(entry.group(2) + " " + entry.group(3));
        }
        return all;
    }

    synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    synchronized List<Long> heardNumbers() {
        return List.copyOf(heardNumbers);
    }
}
