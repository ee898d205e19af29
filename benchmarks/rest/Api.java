// SPDX-License-Identifier: Apache-2.0

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The product's API as a program with a token uses it, and what it has made there. */
final class Api {
    private static final byte[] ID = Letters.utf8("\"id\":\"");
    private static final Pattern ITEM = Pattern.compile("\"id\":\"(\\d{4}-\\d+)\"");

    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private final String headers;
    private String[] ids = new String[1024];
    private final Map<String, Integer> numbers = new HashMap<>();
    private final AtomicInteger created = new AtomicInteger();
    private long reads;

    Api(int port, String token) {
        headers =
                " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\nAuthorization: Bearer "
                        + token
                        + "\r\nAccept: application/json\r\nAccept-Language: ja\r\nUser-Agent: benchmark\r\n";
    }

    int created() {
        return created.get();
    }

    /** Answers of cases so far: each must be in the audit trail. */
    long reads() {
        return reads;
    }

    Call create(int number, long due) {
        return new Call(due, post(number), line -> remember(number, line, 201));
    }

    /** The same again, which must find the same case. */
    Call repeat(int number, long due) {
        return new Call(due, post(number), line -> remember(number, line, 200));
    }

    private byte[] post(int number) {
        byte[] json = Letters.json(number);
        byte[] head =
                Letters.utf8(
                        "POST /api/v1/cases"
                                + headers
                                + "Idempotency-Key: "
                                + run
                                + "-"
                                + number
                                + "\r\nContent-Type: application/json\r\nContent-Length: "
                                + json.length
                                + "\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length + json.length);
        all.writeBytes(head);
        all.writeBytes(json);
        return all.toByteArray();
    }

    private void remember(int number, Line line, int expected) {
        demand(line.status() == expected, "letter " + number, line);
        String id = line.between(ID, '"');
        if (number >= ids.length) {
            ids = Arrays.copyOf(ids, Math.max(number + 1, ids.length * 2));
        }
        if (expected == 201) {
            demand(ids[number] == null && !id.isEmpty(), "id of letter " + number, line);
            ids[number] = id;
            numbers.put(id, number);
            created.incrementAndGet();
        } else {
            demand(Objects.equals(ids[number], id), "case of letter " + number, line);
        }
    }

    boolean has(int number) {
        return number < ids.length && ids[number] != null;
    }

    /** The letter's case, whole; subject, text, contact and fields are compared. */
    Call read(int number, long due) {
        return new Call(
                due,
                get("/api/v1/cases/" + ids[number]),
                line -> {
                    demand(line.status() == 200, "case " + ids[number], line);
                    reads++;
                    for (byte[] part : Letters.parts(number)) {
                        demand(line.holds(part), "case " + ids[number] + " is not its letter", line);
                    }
                });
    }

    /** Cases by a word: as many as hold it, and of these the first ones. */
    Call search(String word, Words words, int limit, long due) {
        int expected = words.holders(word);
        return new Call(
                due,
                get("/api/v1/cases?view=ALL_OPEN&limit=" + limit + "&text=" + Desk.encoded(word)),
                line -> {
                    demand(line.status() == 200, "search " + word, line);
                    String body = line.body();
                    demand(
                            body.contains("\"total\":" + expected + ","),
                            word + " is in " + expected + " letters",
                            line);
                    int shown = 0;
                    for (Matcher id = ITEM.matcher(body); id.find(); shown++) {
                        Integer number = numbers.get(id.group(1));
                        demand(
                                number != null && Words.holds(number, word),
                                word + " is not in case " + id.group(1),
                                line);
                    }
                    demand(shown == Math.min(limit, expected), "rows for " + word, line);
                });
    }

    /** The case's page of the console: a look, too. */
    Call page(Desk desk, int number, long due) {
        return new Call(
                due,
                desk.get("/console/cases/" + ids[number]),
                line -> {
                    demand(line.status() == 200, "page of case " + ids[number], line);
                    reads++;
                    demand(
                            line.holds(Letters.utf8(Letters.subject(number)))
                                    && line.holds(Letters.utf8("整理番号は" + number + "です。")),
                            "page of case " + ids[number] + " is not its letter",
                            line);
                });
    }

    Call list(String query, long due) {
        return new Call(
                due,
                get("/api/v1/cases" + query),
                line -> demand(line.status() == 200, "list " + query, line));
    }

    byte[] get(String path) {
        return Letters.utf8("GET " + path + headers + "\r\n");
    }

    static void demand(boolean holds, String what, Line line) {
        if (!holds) {
            throw new IllegalStateException(
                    "WRONG: " + what + ": " + line.status() + " " + line.body());
        }
    }
}
