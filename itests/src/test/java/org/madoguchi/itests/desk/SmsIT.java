// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.test.Requirement;
import org.madoguchi.test.Smsc;

/** Short messages both ways between the product and an SMS centre that others wrote. */
class SmsIT {
    private static final String HANAKO = "819012345678";
    private static final String PAGE = "https://www.asahi.example/juminhyo";
    private static final String ANSWER = "【あさひ市】お問い合わせの件は、次のページをご覧ください。\n" + PAGE;

    private static Smsc smsc;
    private static Desk desk;
    private static HttpApi operator;
    private static HttpApi supervisor;

    @BeforeAll
    static void start() throws IOException {
        smsc = new Smsc();
        desk = Desk.start(Database.chosen());
        Files.writeString(
                desk.file("etc/org.madoguchi.channel.sms-main.cfg"),
                """
                id = sms-main
                smsc.host = 127.0.0.1
                smsc.port = %d
                smsc.security = none
                smsc.system.id = %s
                .smsc.password = %s
                smsc.enquire.seconds = 5
                sender = 0570012345
                template.page.title = 手続きページの案内
                template.page = 【あさひ市】お問い合わせの件は、次のページをご覧ください。\\n{{url}}
                template.answer.title = 短い回答
                template.answer = 【あさひ市】{{text:60}}（受付番号 {{case}}）
                url.hosts = asahi.example
                """
                        .formatted(smsc.port(), smsc.systemId(), smsc.password()));
        operator = desk.program("operator1", "192.0.2.31");
        supervisor = desk.program("supervisor", "192.0.2.32");
        awaitHealth("UP");
    }

    @AfterAll
    static void stop() {
        desk.close();
        smsc.close();
    }

    private static void awaitHealth(String state) {
        await("the channel is " + state).until(() -> health().equals(state));
    }

    private static String health() {
        for (JsonNode channel : HttpApi.json(supervisor.get("/api/v1/channels"))) {
            if (channel.path("descriptor").path("id").toString().contains("sms-main")) {
                return channel.path("health").path("state").asText();
            }
        }
        return "";
    }

    private static List<String> arrived() {
        return smsc.submits().stream().map(Smsc.Submit::text).toList();
    }

    /** Waits for a message with this text, which has to come once. */
    private static Smsc.Submit arrival(String text) {
        await("the message").until(() -> arrived().contains(text));
        List<Smsc.Submit> all =
                smsc.submits().stream().filter(submit -> submit.text().equals(text)).toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String reply(String caseId, String text) {
        HttpResponse<String> answer =
                operator.postJson("/api/v1/cases/" + caseId + "/replies", Map.of("text", text));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return HttpApi.json(answer).get("id").asText();
    }

    private static void approve(String reply) {
        HttpResponse<String> answer =
                supervisor.postJson("/api/v1/replies/" + reply + "/approve", Map.of());
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
    }

    private static JsonNode interaction(String caseId, String text) {
        for (JsonNode entry : desk.cases().file(caseId).get("timeline")) {
            if (entry.path("interaction").path("text").asText().contains(text)) {
                return entry.get("interaction");
            }
        }
        return null;
    }

    @Test
    @Requirement({"ST-168", "ST-178", "ST-179", "ST-181"})
    void aCitizensMessageShouldBeAnsweredByAnApprovedText() {
        assertThat(smsc.deliver(HANAKO, "住民票の写しはどこで取れますか𠮷")).isZero();
        String caseId = desk.cases().withSubject("住民票の写しはどこで取れますか𠮷");
        assertThat(
                        desk.cases()
                                .question(caseId)
                                .path("party")
                                .path("address")
                                .path("value")
                                .asText())
                .isEqualTo("+819012345678");

        try (Browser browser = Browser.open(desk)) {
            Person person = browser.signedIn("operator1");
            person.go("/console/cases/" + caseId);
            assertThat(person.page().locator("#canned option"))
                    .containsText(new String[] {"短い回答", "手続きページの案内"});
            person.page().locator("#reply-text").fill("当選しました。詳しくは http://evil.example へ");
            person.button("承認に出す").click();
            assertThat(person.page().locator("#composer-problem")).containsText("承認済みの文面ではない");
            person.photograph("sms-01-unapproved-text");
            person.page().locator("#reply-text").fill("");
            person.page().locator("#canned").selectOption("page");
            String template = person.page().locator("#reply-text").inputValue();
            assertThat(template).contains("{{url}}");
            person.page().locator("#reply-text").fill(template.replace("{{url}}", PAGE));
            person.button("承認に出す").click();
            assertThat(person.page().locator("#case-head")).containsText("承認待ち");
            assertThat(arrived()).doesNotContain(ANSWER);

            approve(interaction(caseId, PAGE).get("id").asText());
            Smsc.Submit only = arrival(ANSWER);
            assertThat(only.coding()).isEqualTo(8);
            assertThat(only.to()).isEqualTo(HANAKO);
            assertThat(only.from()).isEqualTo("0570012345");

            assertThat(smsc.deliverReceipt(HANAKO, only.id(), 2, "DELIVRD")).isZero();
            assertThat(smsc.deliver(HANAKO, "ありがとうございました")).isZero();
            await("the receipt").until(() -> interaction(caseId, "相手の電話に届きました") != null);

            person.go("/console/cases/" + caseId);
            assertThat(person.page().locator("#timeline")).containsText("相手の電話に届きました");
            assertThat(person.page().locator("#timeline")).containsText("ありがとうございました");
            person.photograph("sms-02-answered");
            assertThat(person.complaints()).isEmpty();
        }
        assertThat(desk.cases().count("ありがとうございました")).isZero();
    }

    @Test
    @Requirement("ST-181")
    void noWayShouldLeadRoundTheApprovedTexts() {
        assertThat(smsc.deliver("818011112222", "税証明について")).isZero();
        String caseId = desk.cases().withSubject("税証明について");
        int before = arrived().size();
        HttpResponse<String> answer =
                operator.postJson(
                        "/api/v1/cases/" + caseId + "/replies", Map.of("text", "自由に書いた文"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("手続きページの案内");
        // and no note of receipt has left, because none is approved
        assertThat(desk.cases().file(caseId).toString()).doesNotContain("ACKNOWLEDGEMENT");
        assertThat(arrived()).hasSize(before);
    }

    @Test
    void aMessageThatDidNotArriveShouldComeBackToItsCase() {
        assertThat(smsc.deliver("818033334444", "予防接種の案内")).isZero();
        String caseId = desk.cases().withSubject("予防接種の案内");
        String text = "【あさひ市】保健所の窓口で受け付けます（受付番号 " + caseId + "）";
        approve(reply(caseId, text));
        Smsc.Submit lost = arrival(text);
        assertThat(smsc.deliverReceipt("818033334444", lost.id(), 5, "UNDELIV")).isZero();
        await("the receipt").until(() -> interaction(caseId, "届きませんでした") != null);
        JsonNode report = interaction(caseId, "届きませんでした");
        assertThat(report.get("origin").asText()).isEqualTo("BOUNCE");
        assertThat(desk.cases().file(caseId).path("summary").path("attention").asBoolean())
                .isTrue();
    }

    @Test
    void aSuddenDeathShouldLoseAndDoubleNothing() {
        String mark = "突然の停止 " + System.nanoTime();
        assertThat(smsc.deliverPart("818055556666", 77, 2, 1, mark + " 前半、")).isZero();
        List<String> texts = IntStream.range(0, 60).mapToObj(i -> mark + " " + i).toList();
        List<String> unanswered = new ArrayList<>();
        ExecutorService citizens = Executors.newFixedThreadPool(8);
        List<CompletableFuture<Integer>> answers =
                texts.stream()
                        .map(
                                text ->
                                        CompletableFuture.supplyAsync(
                                                () -> smsc.deliver("818055556666", text), citizens))
                        .toList();
        await("some are answered")
                .pollInterval(Duration.ofMillis(5))
                .until(() -> answers.stream().filter(CompletableFuture::isDone).count() >= 10);
        desk.kill();
        for (int i = 0; i < texts.size(); i++) {
            if (answers.get(i).join() != 0) {
                unanswered.add(texts.get(i));
            }
        }
        citizens.shutdown();
        assertThat(unanswered).isNotEmpty();

        desk.launch();
        awaitHealth("UP");
        // the centre brings again what was not answered, and, because answers get lost, more
        unanswered.forEach(SmsIT::bring);
        texts.subList(0, 5).forEach(SmsIT::bring);
        await().until(() -> smsc.deliverPart("818055556666", 77, 2, 2, "後半") == 0);

        JsonNode conversation = desk.cases().holding(mark + " 59");
        for (String text : texts) {
            assertThat(times(conversation, text)).as(text).isEqualTo(1);
        }
        assertThat(times(conversation, mark + " 前半、後半")).isEqualTo(1);
    }

    /** The centre tries again whom the desk asked to be slower. */
    private static void bring(String text) {
        await().until(() -> smsc.deliver("818055556666", text) == 0);
    }

    @Test
    void anAnswerOnItsWayWhenDeathComesShouldNotBeSentTwice() {
        assertThat(smsc.deliver("817012341234", "図書館の休館日")).isZero();
        String caseId = desk.cases().withSubject("図書館の休館日");
        String text = "【あさひ市】毎週月曜日です（受付番号 " + caseId + "）";
        smsc.behave(Map.of("submit", List.of(Smsc.SILENT)));
        approve(reply(caseId, text));
        Smsc.Submit onItsWay = arrival(text);
        desk.kill();
        smsc.behaveWell();
        desk.launch();
        awaitHealth("UP");
        await("nobody knows")
                .until(() -> interaction(caseId, text).get("state").asText().equals("UNCERTAIN"));
        // the centre knows it under a number that the product never heard of
        assertThat(
                        smsc.deliver(
                                "817012341234",
                                Map.of(
                                        "esm",
                                        4,
                                        "parameters",
                                        Map.of(
                                                "receipted_message_id",
                                                "unheard-of",
                                                "message_state",
                                                2,
                                                "user_message_reference",
                                                onItsWay.reference()))))
                .isZero();
        await("the receipt has told")
                .atMost(Duration.ofMinutes(3))
                .until(() -> interaction(caseId, text).get("state").asText().equals("SENT"));
        arrival(text);
    }

    private static long times(JsonNode file, String text) {
        long times = 0;
        for (JsonNode entry : file.get("timeline")) {
            if (entry.path("interaction").path("text").asText().equals(text)) {
                times++;
            }
        }
        return times;
    }

    @Test
    @Requirement("ST-265")
    void aCentreThatIsAwayShouldBeSeenWithinSecondsAndHealByItself() {
        smsc.hangUp();
        smsc.kill();
        await("seen").until(() -> health().equals("DOWN"));
        assertThat(desk.privateSite().get("/health/ready").statusCode()).isEqualTo(200);
        smsc.startAgain();
        awaitHealth("UP");
        assertThat(
                        smsc.deliver(
                                "818077778888",
                                Map.of(
                                        "hex",
                                        HexFormat.of()
                                                .formatHex(
                                                        "回線が戻りました"
                                                                .getBytes(
                                                                        StandardCharsets
                                                                                .UTF_16BE)))))
                .isZero();
        assertThat(desk.cases().withSubject("回線が戻りました")).isNotEmpty();
    }
}
