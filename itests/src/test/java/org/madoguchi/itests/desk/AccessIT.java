// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.test.Requirement;

/** Who gets in where, and what everybody else is told. */
@ExtendWith(OpenDesk.class)
class AccessIT {
    private static final String CITIZEN = "access@example.jp";

    private final Desk desk;

    AccessIT(Desk desk) {
        this.desk = desk;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/console", "/console/inbox", "/api/v1/me", "/health/ready", "/metrics"})
    @Requirement("ST-288")
    void thePublicPortShouldKnowNothingOfTheStaffsPages(String path) {
        assertThat(citizen().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void thePrivatePortShouldKnowNothingOfTheCitizensPages() {
        HttpApi inside = staff("192.0.2.1");
        assertThat(inside.get("/faq").statusCode()).isEqualTo(404);
        assertThat(inside.get("/form/inquiry").statusCode()).isEqualTo(404);
    }

    @Test
    void everyAnswerShouldForbidForeignScripts() {
        for (HttpResponse<String> page :
                List.of(
                        citizen().get("/"),
                        citizen().get("/no/such/page"),
                        staff("192.0.2.1").get("/console/sign-in"))) {
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(page.headers().firstValue("Referrer-Policy")).isPresent();
            assertThat(page.headers().firstValue("Server")).isEmpty();
            assertThat(page.body()).doesNotContain("style=\"").doesNotContain("onclick=");
        }
    }

    @Test
    void theSessionsCookieShouldBeOutOfReachOfScripts() {
        HttpResponse<String> answer = staff("192.0.2.2").signIn(desk.account("operator2"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .containsIgnoringCase("HttpOnly")
                                        .containsIgnoringCase("SameSite=Lax"));
    }

    @Test
    void aFormOfAnotherSiteShouldChangeNothing() {
        HttpApi operator = signedIn("operator2", "192.0.2.3");
        HttpResponse<String> forged =
                operator.postForm("/console/sign-out", Map.of("_csrf", "guessed"));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(operator.get("/console/inbox").statusCode()).isEqualTo(200);
    }

    @Test
    @Requirement("ST-286")
    void guessingAPasswordShouldLockTheAccount() {
        String login = "locked" + System.nanoTime();
        Desk.Credentials right = desk.newAccount("FAQ_EDITOR", login, "Suzuki");
        Desk.Credentials wrong = new Desk.Credentials(right.login(), "Wrong-password-1");
        HttpApi guesser = staff("192.0.2.4");
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(guesser.signIn(wrong).statusCode()).isEqualTo(422);
        }
        HttpResponse<String> late = guesser.signIn(right);
        assertThat(late.statusCode()).isNotEqualTo(303);
        assertThat(late.body()).contains("サインインを").contains("まで止めています");
        assertThat(guesser.get("/console/faq").statusCode()).isEqualTo(303);
    }

    @Test
    @Requirement("FJ-165")
    void aProgramShouldReadAndWorkOnCasesWithAToken() {
        String caseId = caseBy("API の確認 " + System.nanoTime());
        HttpApi program = desk.program("operator2", "192.0.2.5");

        JsonNode me = HttpApi.json(program.get("/api/v1/me"));
        assertThat(me.toString()).contains("operator2");
        JsonNode file = HttpApi.json(program.get("/api/v1/cases/" + caseId));
        assertThat(file.at("/summary/id").asText()).isEqualTo(caseId);
        assertThat(
                        program.postJson(
                                        "/api/v1/cases/" + caseId + "/notes",
                                        Map.of("text", "外部の業務システムから"))
                                .statusCode())
                .isBetween(200, 204);
        assertThat(program.get("/api/v1/cases/" + caseId).body()).contains("外部の業務システムから");

        assertThat(program.get("/api/v1/articles").body()).contains("粗大ごみ");

        HttpResponse<String> page = program.get("/api/v1/cases?limit=1");
        assertThat(HttpApi.json(page).toString()).contains("total");

        HttpResponse<String> missing = program.get("/api/v1/cases/2026-999999");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(HttpApi.json(missing).get("status").asInt()).isEqualTo(404);

        HttpResponse<String> stranger = staff("192.0.2.5").withToken("made-up").get("/api/v1/me");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
    }

    @Test
    @Requirement("FJ-165")
    void anotherSystemShouldHandInACaseOnce() {
        String subject = "施設予約システムから " + System.nanoTime();
        HttpApi system = frontSystem("192.0.2.10");
        Map<String, ?> letter =
                Map.of(
                        "contact",
                        Map.of("name", "海野 なぎさ", "email", "nagisa@example.jp"),
                        "subject",
                        subject,
                        "text",
                        "体育館の予約を取り消したいです。<script>alert(1)</script>",
                        "fields",
                        List.of(Map.of("label", "施設", "value", "秩父宮記念体育館")));

        HttpResponse<String> first = system.postJson("/api/v1/cases", letter, subject.hashCode());
        assertThat(first.statusCode()).isEqualTo(201);
        String id = HttpApi.json(first).get("id").asText();
        assertThat(first.headers().firstValue("Location")).contains("/api/v1/cases/" + id);
        HttpResponse<String> again = system.postJson("/api/v1/cases", letter, subject.hashCode());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(HttpApi.json(again).get("id").asText()).isEqualTo(id);
        assertThat(desk.cases().withSubject(subject)).isEqualTo(id);
        assertThat(system.get("/api/v1/cases/" + id).statusCode()).isEqualTo(403);

        JsonNode question = desk.cases().question(id);
        assertThat(question.get("channel").asText()).isEqualTo("api");
        assertThat(question.get("text").asText()).contains("体育館の予約を");
        assertThat(question.at("/fields/0/value").asText()).isEqualTo("秩父宮記念体育館");
        assertThat(
                        new String(
                                desk.cases().content(id, question.get("original").asText()),
                                StandardCharsets.UTF_8))
                .startsWith("{")
                .contains(subject);

        HttpResponse<String> reused =
                system.postJson("/api/v1/cases", Map.of("text", "別の話"), subject.hashCode());
        assertThat(reused.statusCode()).isEqualTo(422);
        assertThat(HttpApi.json(reused).get("detail").asText()).contains("Idempotency-Key", id);
        HttpResponse<String> unknown =
                system.postJson(
                        "/api/v1/cases",
                        Map.of("text", "本文", "body", "本文"),
                        subject.hashCode() + 1);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(HttpApi.json(unknown).get("detail").asText()).contains("項目 body");
        HttpResponse<String> tooLong =
                system.postJson(
                        "/api/v1/cases", Map.of("text", "あ".repeat(400_000)), subject.hashCode());
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(
                        desk.program("operator2", "192.0.2.10")
                                .postJson("/api/v1/cases", letter, subject.hashCode())
                                .statusCode())
                .isEqualTo(403);
    }

    /** Another system's account never signs in: it gets a token from the administrator. */
    private HttpApi frontSystem(String address) {
        String login = "system" + System.nanoTime();
        desk.shell("madoguchi:user-add --role FRONT_SYSTEM " + login + " 施設予約");
        return staff(address)
                .withToken(
                        desk.shell("madoguchi:token-create " + login + " 試験")
                                .lines()
                                .filter(line -> line.startsWith("mdg_"))
                                .findFirst()
                                .orElseThrow()
                                .strip());
    }

    @Test
    void theApiShouldDescribeItself() {
        JsonNode document =
                HttpApi.json(desk.program("operator2", "192.0.2.6").get("/api/v1/openapi.json"));
        assertThat(document.get("openapi").asText()).startsWith("3.");
        assertThat(document.get("paths").has("/api/v1/cases")).isTrue();
    }

    @Test
    @Requirement("FJ-130")
    void aDepartmentShouldSeeOnlyWhatItWasAsked() {
        String caseId = caseBy("権限の確認 " + System.nanoTime());
        HttpApi operator = desk.program("operator2", "192.0.2.7");
        HttpApi waste = desk.program("gomi", "192.0.2.7");
        HttpApi citizens = desk.program("shimin", "192.0.2.7");
        assertThat(waste.get("/api/v1/cases/" + caseId).statusCode()).isEqualTo(404);

        assertThat(
                        operator.postJson(
                                        "/api/v1/cases/" + caseId + "/escalations",
                                        Map.of(
                                                "department",
                                                departmentId(operator, "1501"),
                                                "question",
                                                "収集日を教えてください。"))
                                .statusCode())
                .isBetween(200, 204);
        assertThat(waste.get("/api/v1/cases/" + caseId).statusCode()).isEqualTo(200);
        assertThat(citizens.get("/api/v1/cases/" + caseId).statusCode()).isEqualTo(404);
        assertThat(citizens.get("/api/v1/cases").body()).doesNotContain(caseId);
        assertThat(signedIn("shimin", "192.0.2.8").get("/console/cases/" + caseId).statusCode())
                .isEqualTo(404);
        assertThat(signedIn("shimin", "192.0.2.8").get("/console/users").statusCode())
                .isEqualTo(403);
        assertThat(citizens.get("/api/v1/users").statusCode()).isEqualTo(403);
    }

    @Test
    @Requirement("ST-267")
    void monitorsShouldSeeHealthAndMetrics() {
        HttpApi monitor = desk.privateSite();
        assertThat(monitor.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(HttpApi.json(monitor.get("/health/ready")).get("status").asText())
                .isEqualTo("UP");
        assertThat(monitor.get("/metrics").body()).contains("# TYPE").contains("madoguchi_");
        assertThat(staff("192.0.2.9").get("/metrics").statusCode()).isEqualTo(403);
    }

    /** A case that came by mail. */
    private String caseBy(String subject) {
        desk.post().send(Letter.from(CITIZEN, "試験 太郎", subject).text("よろしくお願いします。\r\n"));
        return desk.cases().withSubject(subject);
    }

    private static String departmentId(HttpApi reader, String code) {
        for (JsonNode department : departments(reader)) {
            if (department.get("code").asText().equals(code)) {
                return department.get("id").asText();
            }
        }
        throw new IllegalStateException("no department " + code);
    }

    private static JsonNode departments(HttpApi reader) {
        JsonNode answer = HttpApi.json(reader.get("/api/v1/departments"));
        return answer.isArray() ? answer : answer.get("items");
    }

    private HttpApi citizen() {
        return desk.publicSite().from("198.51.100.1");
    }

    private HttpApi staff(String address) {
        return desk.privateSite().from(address);
    }

    private HttpApi signedIn(String login, String address) {
        HttpApi person = staff(address);
        assertThat(person.signIn(desk.account(login)).statusCode()).isEqualTo(303);
        return person;
    }
}
