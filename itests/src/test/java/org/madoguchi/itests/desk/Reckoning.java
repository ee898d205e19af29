// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** After the last death: compares what the world was told with what is there. */
final class Reckoning {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern OURS = Pattern.compile("<mdg-(\\d+)-[^>]*>");

    private final HttpApi desk;
    private final Mailboxes mail;
    private final Ledger ledger;

    /** What is wrong, in words; empty when nothing is. */
    final List<String> faults = new ArrayList<>();

    /** Where the citizens' messages are, by mark. */
    private final Map<String, List<JsonNode>> arrived = new HashMap<>();

    /** Our messages by their number in the outbox. */
    private final Map<String, JsonNode> outgoing = new HashMap<>();

    /** Found in the citizens' mailboxes, by number in the outbox. */
    private final Map<String, Integer> received = new HashMap<>();

    private int cases;
    private int shown;

    Reckoning(HttpApi desk, Mailboxes mail, Ledger ledger) {
        this.desk = desk;
        this.mail = mail;
        this.ledger = ledger;
    }

    /** Waits until nothing moves any more; decides what only a person can decide. */
    void settle() {
        until("every mail is taken", () -> mail.underWay() == 0 && mail.unread("desk") == 0);
        until("every message has left", () -> outbox("WAITING", "SENDING").isEmpty());
        List<JsonNode> open = outbox("UNCERTAIN");
        shown = open.size();
        until("the mail server is done", () -> mail.underWay() == 0);
        countReceived();
        for (JsonNode message : open) {
            String id = message.get("id").asText();
            String decision = received.containsKey(id) ? "confirm" : "resend";
            expect(desk.postJson("/api/v1/outbox/" + id + "/" + decision, Map.of()));
        }
        until("every message has left", () -> outbox("WAITING", "SENDING").isEmpty());
        until("the mail server is done", () -> mail.underWay() == 0);
        countReceived();
    }

    private static void until(String what, java.util.concurrent.Callable<Boolean> reached) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(reached);
    }

    private void countReceived() {
        received.clear();
        for (String id : mail.messageIds(MailServer.CITIZENS)) {
            Matcher ours = OURS.matcher(id);
            received.merge(ours.matches() ? ours.group(1) : id, 1, Integer::sum);
        }
    }

    /** The first two hundred: enough to act on, and to see that there are none. */
    private List<JsonNode> outbox(String... states) {
        List<JsonNode> found = new ArrayList<>();
        expect(desk.get("/api/v1/outbox?limit=200&state=" + String.join("&state=", states)))
                .get("items")
                .forEach(found::add);
        return found;
    }

    private static JsonNode expect(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer + "\n" + answer.body());
        }
        return answer.body().isEmpty() ? null : HttpApi.json(answer);
    }

    /** Reads every case back. */
    void compare() {
        int total;
        int offset = 0;
        do {
            JsonNode page = expect(desk.get("/api/v1/cases?limit=200&offset=" + offset));
            total = page.get("total").asInt();
            page.get("items").forEach(summary -> read(summary.get("id").asText()));
            offset += 200;
        } while (offset < total);
        ledger.mails.forEach((mark, text) -> once(mark, text));
        ledger.inquiries.forEach(
                (mark, inquiry) -> {
                    once(mark, inquiry.text());
                    if (arrived.getOrDefault(mark, List.of()).stream()
                            .noneMatch(it -> caseOf(it).equals(inquiry.number()))) {
                        faults.add(mark + " is not in case " + inquiry.number());
                    }
                });
        ledger.abandoned.forEach(
                (mark, text) -> {
                    if (arrived.containsKey(mark)) {
                        once(mark, text);
                    }
                });
        outgoing.forEach(this::leftOnce);
        received.keySet().stream()
                .filter(id -> !outgoing.containsKey(id))
                .forEach(id -> faults.add("a citizen has a mail that no case knows: " + id));
        ledger.answers.keySet().stream()
                .filter(mark -> outgoing.values().stream().noneMatch(it -> markOf(it).equals(mark)))
                .forEach(mark -> faults.add("released answer " + mark + " is not in the outbox"));
        faults.addAll(ledger.surprises);
    }

    private void read(String id) {
        cases++;
        for (JsonNode entry : expect(desk.get("/api/v1/cases/" + id)).get("timeline")) {
            JsonNode interaction = entry.path("interaction");
            if (interaction.path("kind").asText().equals("INBOUND")) {
                arrived.computeIfAbsent(markOf(interaction), none -> new ArrayList<>())
                        .add(interaction);
            } else if (interaction.hasNonNull("outbound")) {
                outgoing.put(interaction.get("outbound").asText(), interaction);
            }
        }
    }

    private static String markOf(JsonNode interaction) {
        return Ledger.markIn(interaction.path("text").asText());
    }

    private static String caseOf(JsonNode interaction) {
        return interaction.get("caseId").asText();
    }

    private void once(String mark, String text) {
        List<JsonNode> found = arrived.getOrDefault(mark, List.of());
        if (found.size() != 1) {
            faults.add(mark + " is there " + found.size() + " times");
        } else if (!found.get(0).get("text").asText().strip().equals(text)) {
            faults.add(mark + " is not what was written: " + found.get(0).get("text"));
        } else {
            found.get(0).get("attachments").forEach(file -> sameDrawing(mark, found.get(0), file));
        }
    }

    private void sameDrawing(String mark, JsonNode interaction, JsonNode file) {
        byte[] stored =
                desk.download(
                        "/api/v1/cases/"
                                + caseOf(interaction)
                                + "/blobs/"
                                + file.get("blob").asText());
        if (!java.util.Arrays.equals(stored, Writers.drawing(mark))) {
            faults.add(mark + " has another drawing");
        }
    }

    private void leftOnce(String id, JsonNode interaction) {
        String state = interaction.get("state").asText();
        int times = received.getOrDefault(id, 0);
        if (!state.equals("SENT")) {
            faults.add("message " + id + " is " + state);
        }
        if (times != 1) {
            faults.add("message " + id + " (" + state + ") was received " + times + " times");
        }
    }

    int cases() {
        return cases;
    }

    int left() {
        return outgoing.size();
    }

    /** How many uncertain messages a person had to decide on. */
    int shown() {
        return shown;
    }
}
