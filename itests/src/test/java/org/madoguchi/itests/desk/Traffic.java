// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Citizens who write by mail and by form, each from a place of their own, one after the other. */
final class Traffic {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Desk desk;
    private final int ofEach;
    private final AtomicInteger done = new AtomicInteger();
    private final CompletableFuture<Void> all;

    private Traffic(Desk desk, int ofEach) {
        this.desk = desk;
        this.ofEach = ofEach;
        Post post = desk.post();
        HttpApi site = desk.publicSite();
        all =
                CompletableFuture.allOf(
                        oneAfterTheOther(number -> mail(post, number)),
                        oneAfterTheOther(number -> form(site, number)));
    }

    /** Begins at once and goes on in the background. */
    static Traffic start(Desk desk, int ofEach) {
        return new Traffic(desk, ofEach);
    }

    /** Returns when everything is handed in; fails when something was refused. */
    void end() {
        all.join();
    }

    boolean hasEnded() {
        return all.isDone();
    }

    int handedIn() {
        return done.get();
    }

    List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        for (int number = 0; number < ofEach; number++) {
            subjects.add(mailSubject(number));
            subjects.add(formSubject(number));
        }
        return subjects;
    }

    private CompletableFuture<Void> oneAfterTheOther(IntConsumer citizen) {
        return CompletableFuture.runAsync(
                () -> {
                    for (int number = 0; number < ofEach; number++) {
                        citizen.accept(number);
                        done.incrementAndGet();
                    }
                },
                task -> new Thread(task, "citizens").start());
    }

    private static void mail(Post post, int number) {
        post.send(
                Letter.from("mail-" + number + "@example.jp", "メール 太郎", mailSubject(number))
                        .text("粗大ごみの日を教えてください。" + number + "\r\n"));
    }

    private static void form(HttpApi site, int number) {
        site.from("10.20." + number / 250 + "." + (1 + number % 250));
        String page = site.get("/form/inquiry").body();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", found(CSRF, page));
        fields.put("key", found(KEY, page));
        fields.put("article", "");
        fields.put("kept", "0");
        fields.put("name", "フォーム 花子");
        fields.put("email", "form-" + number + "@example.jp");
        fields.put("subject", formSubject(number));
        fields.put("text", "公園の水が止まりません。" + number);
        fields.put("website", "");
        fields.put("send", "1");
        HttpResponse<String> answer = site.postForm("/form/inquiry", fields);
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.statusCode() + " for form " + number);
        }
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in\n" + page);
        }
        return matcher.group(1);
    }

    private static String mailSubject(int number) {
        return "流れ メール " + number;
    }

    private static String formSubject(int number) {
        return "流れ フォーム " + number;
    }
}
