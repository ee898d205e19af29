// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Citizens who write while the product lives and dies: each a mail or a form, and each once. */
final class Writers {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern RECEIPT = Pattern.compile("number=(\\d{4}-\\d{6,10})");

    private final MortalDesk desk;
    private final Post post;
    private final Ledger ledger;
    private final Pace pace;
    private final long seed;

    Writers(MortalDesk desk, MailServer mail, Ledger ledger, Pace pace, long seed) {
        this.desk = desk;
        this.post = mail.post();
        this.ledger = ledger;
        this.pace = pace;
        this.seed = seed;
    }

    /** Every fiftieth mail has a drawing that the product keeps in a file. */
    void writeMails(int count) {
        for (int i = 0; i < count; i++) {
            pace.await(i, count);
            String mark = Ledger.mark('M', i);
            String text = Ledger.text(mark, seed);
            Letter letter = Letter.from("m" + i + "@example.jp", "市民" + i, "お尋ね " + mark);
            post.send(
                    i % 50 == 49
                            ? letter.textWithFile(
                                    text, "図面.bin", "application/octet-stream", drawing(mark))
                            : letter.text(text.replace("\n", "\r\n") + "\r\n"),
                    MortalDesk.ADDRESS);
            ledger.mails.put(mark, text);
        }
    }

    /** Larger than what goes into a row; the same for the same mark. */
    static byte[] drawing(String mark) {
        byte[] bytes = new byte[300 * 1024];
        new Random(mark.hashCode()).nextBytes(bytes);
        return bytes;
    }

    /** One of twenty citizens goes away when the page does not answer; the others try again. */
    void fillForms(int count, int first, int step) {
        for (int i = first; i < count; i += step) {
            pace.await(i, count);
            String mark = Ledger.mark('F', i);
            fill(mark, Ledger.text(mark, seed), "f" + i + "@example.jp", i);
        }
    }

    private void fill(String mark, String text, String address, int number) {
        HttpApi citizen =
                new HttpApi(desk.publicUrl())
                        .from("198.51.%d.%d".formatted(number / 250 % 250, 1 + number % 250));
        String page = page(citizen);
        Map<String, String> fields =
                Map.of(
                        "_csrf",
                        found(HttpApi.CSRF, page),
                        "key",
                        found(KEY, page),
                        "article",
                        "",
                        "kept",
                        "0",
                        "name",
                        "市民",
                        "email",
                        address,
                        "subject",
                        "お尋ね " + mark,
                        "text",
                        text,
                        "send",
                        "1");
        while (true) {
            try {
                HttpResponse<String> answer = citizen.postForm("/form/inquiry", fields);
                Matcher receipt =
                        RECEIPT.matcher(answer.headers().firstValue("Location").orElse(""));
                if (answer.statusCode() == 303 && receipt.find()) {
                    ledger.inquiries.put(mark, new Ledger.Inquiry(text, receipt.group(1)));
                    return;
                }
                if (!isTemporary(answer.statusCode())) {
                    ledger.surprises.add("form " + mark + " answered " + answer.statusCode());
                }
            } catch (UncheckedIOException e) {
                if (number % 20 == 7) {
                    ledger.abandoned.put(mark, text);
                    return;
                }
            }
            // the product counts how often somebody tries in a minute
            Pace.pause(2_500);
        }
    }

    /**
     * Not there while the product starts (404: the container answers before the product is in it),
     * too many tries of one citizen, no database.
     */
    private static boolean isTemporary(int status) {
        return status == 404 || status == 429 || status >= 500;
    }

    private static String page(HttpApi citizen) {
        while (true) {
            try {
                HttpResponse<String> answer = citizen.get("/form/inquiry");
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
            } catch (UncheckedIOException e) {
                // not there now
            }
            Pace.pause();
        }
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in:\n" + page);
        }
        return found.group(1);
    }
}
