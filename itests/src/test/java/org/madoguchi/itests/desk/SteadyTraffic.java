// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Citizens who write and staff who look, at a steady pace until they are told to stop. A mail may
 * wait in its mailbox; every request must be answered.
 */
final class SteadyTraffic implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Duration EACH = Duration.ofMillis(250);

    private final Desk desk;
    private final HttpApi monitor;
    private final HttpApi citizen;
    private final String run = Long.toString(System.nanoTime(), 36);
    private final String mark = "絶えず " + run;
    private final List<String> subjects = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> all;
    private volatile boolean over;

    /**
     * @param withForms whether the form is there all the time
     */
    SteadyTraffic(Desk desk, boolean withForms) {
        this.desk = desk;
        this.monitor = desk.privateSite();
        this.citizen = desk.publicSite();
        HttpApi site = desk.publicSite();
        HttpApi staff = desk.program("supervisor", "192.0.2.50");
        List<IntConsumer> doers =
                Stream.of(
                                Stream.<IntConsumer>of(this::mail, number -> look(staff)),
                                withForms
                                        ? Stream.<IntConsumer>of(number -> form(site, number))
                                        : Stream.<IntConsumer>empty())
                        .flatMap(some -> some)
                        .toList();
        all =
                CompletableFuture.allOf(
                        doers.stream().map(this::again).toArray(CompletableFuture<?>[]::new));
    }

    /** What the cases are called that must be there in the end, each once. */
    List<String> subjects() {
        return List.copyOf(subjects);
    }

    boolean isMine(String subject) {
        return subject.startsWith(mark);
    }

    /** Requests that were not answered as they should, in words. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    @Override
    public void close() {
        over = true;
        all.join();
    }

    private CompletableFuture<Void> again(IntConsumer doer) {
        return CompletableFuture.runAsync(
                () -> {
                    for (int number = 0; !over; number++) {
                        doer.accept(number);
                        await().pollDelay(EACH).until(() -> true);
                    }
                },
                task -> new Thread(task, "steady").start());
    }

    private void mail(int number) {
        String subject = mark + " メール " + number;
        desk.post()
                .send(
                        Letter.from(address("mail", number), "メール 太郎", subject)
                                .text("粗大ごみの日を教えてください。\r\n"));
        subjects.add(subject);
    }

    private void look(HttpApi staff) {
        demand("/api/v1/cases", staff.get("/api/v1/cases?limit=5"));
        demand("/health/ready", monitor.get("/health/ready"));
        demand("/", citizen.get("/"));
    }

    private void demand(String path, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            failed.add(path + ": " + answer.statusCode());
        }
    }

    private void form(HttpApi site, int number) {
        site.from("10.30." + number / 250 % 250 + "." + (1 + number % 250));
        String page = site.get("/form/inquiry").body();
        String subject = mark + " フォーム " + number;
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", found(HttpApi.CSRF, page));
        fields.put("key", found(KEY, page));
        fields.put("article", "");
        fields.put("kept", "0");
        fields.put("name", "フォーム 花子");
        fields.put("email", address("form", number));
        fields.put("subject", subject);
        fields.put("text", "公園の水が止まりません。");
        fields.put("website", "");
        fields.put("send", "1");
        int status = site.postForm("/form/inquiry", fields).statusCode();
        if (status == 303) {
            subjects.add(subject);
        } else {
            failed.add("/form/inquiry: " + status);
        }
    }

    /** Of somebody new, who gets a note of receipt. */
    private String address(String way, int number) {
        return way + "-" + run + "-" + number + "@example.jp";
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        return matcher.find() ? matcher.group(1) : "";
    }
}
