// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * An SMS centre that others wrote, by {@code itests/smsc.sh}: takes our messages, brings citizens'
 * messages and receipts, and misbehaves as it is told.
 */
public final class Smsc implements AutoCloseable {
    /** Instead of a command_status: the line broke before there was an answer. */
    public static final int GONE = -1;

    /** Of {@link #behave}: no answer to a submit_sm. */
    public static final String SILENT = "silent";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ServerScript script;
    private Properties facts;

    /**
     * A short message of ours as it arrived.
     *
     * @param id which the centre gave it
     * @param header user data header in hexadecimal, empty when there is none
     * @param reference user_message_reference
     */
    public record Submit(
            String id,
            String from,
            String to,
            int coding,
            String header,
            String text,
            int registered,
            int reference) {}

    /** Starts a new one. */
    public Smsc() {
        try {
            script =
                    new ServerScript("smsc.sh", Files.createTempDirectory("madoguchi-smsc"), LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
    }

    /** On the ports it had; what it knew is forgotten. */
    public void startAgain() {
        facts = script.start();
    }

    public void kill() {
        script.run("kill");
    }

    public int port() {
        return Integer.parseInt(facts.getProperty("SMSC_PORT"));
    }

    public String systemId() {
        return facts.getProperty("SMSC_SYSTEM_ID");
    }

    public String password() {
        return facts.getProperty("SMSC_PASSWORD");
    }

    public boolean isBound() {
        return state().get("bound").asBoolean();
    }

    /** How often somebody has bound or tried to. */
    public int binds() {
        return state().get("binds").asInt();
    }

    /** What has arrived since the start, oldest first. */
    public List<Submit> submits() {
        List<Submit> submits = new ArrayList<>();
        for (JsonNode one : state().get("submits")) {
            submits.add(
                    new Submit(
                            one.get("id").asText(),
                            one.get("from").asText(),
                            one.get("to").asText(),
                            one.get("coding").asInt(),
                            one.get("header").asText(),
                            one.get("text").asText(),
                            one.get("registered").asInt(),
                            one.path("reference").asInt(-1)));
        }
        return submits;
    }

    /** A message of a citizen, in UCS-2; the command_status of the answer, or {@link #GONE}. */
    public int deliver(String from, String text) {
        return deliver(from, Map.of("text", text));
    }

    /**
     * Any deliver_sm.
     *
     * @param pdu fields as in {@code smsc.js}
     */
    public int deliver(String from, Map<String, ?> pdu) {
        Map<String, Object> order = new HashMap<>(pdu);
        order.put("from", from);
        order.putIfAbsent("to", "0570012345");
        JsonNode answer = order("/deliver", order);
        return answer.path("gone").asBoolean() ? GONE : answer.get("status").asInt();
    }

    /** One part of a long message with a user data header of eight bits. */
    public int deliverPart(String from, int reference, int total, int number, String text) {
        String header = String.format("050003%02x%02x%02x", reference, total, number);
        return deliver(
                from,
                Map.of(
                        "esm",
                        0x40,
                        "hex",
                        header
                                + HexFormat.of()
                                        .formatHex(text.getBytes(StandardCharsets.UTF_16BE))));
    }

    /**
     * A receipt for a message of ours.
     *
     * @param state of SMPP: 2 delivered, 3 expired, 5 undeliverable
     */
    public int deliverReceipt(String from, String id, int state, String word) {
        return deliver(
                from,
                Map.of(
                        "esm",
                        0x04,
                        "coding",
                        0,
                        "hex",
                        HexFormat.of()
                                .formatHex(
                                        ("id:"
                                                        + id
                                                        + " sub:001 dlvrd:000 stat:"
                                                        + word
                                                        + " err:001")
                                                .getBytes(StandardCharsets.US_ASCII)),
                        "parameters",
                        Map.of("receipted_message_id", id, "message_state", state)));
    }

    /** What it does from now on, as in {@code smsc.js}; everything else is as usual again. */
    public void behave(Map<String, ?> how) {
        order("/behave", how);
    }

    public void behaveWell() {
        behave(Map.of());
    }

    /** Octets that need not make sense. */
    public void raw(String hex) {
        order("/raw", Map.of("hex", hex));
    }

    /** Cuts every line. */
    public void hangUp() {
        order("/hangup", Map.of());
    }

    private JsonNode state() {
        return order("/state", Map.of());
    }

    private JsonNode order(String path, Map<String, ?> order) {
        try {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + facts.getProperty("SMSC_CONTROL")
                                                            + path))
                                    .timeout(LIMIT)
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    JSON.writeValueAsString(order)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
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
