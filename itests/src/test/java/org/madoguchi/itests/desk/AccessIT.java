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
    @Requirement({"FJ-183", "ST-127", "ST-281", "ST-288", "YK-115"})
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
    @Requirement({"FJ-171", "FJ-185", "ST-290"})
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
    @Requirement({"FJ-185", "ST-290"})
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
    @Requirement({"FJ-185", "ST-290"})
    void aFormOfAnotherSiteShouldChangeNothing() {
        HttpApi operator = signedIn("operator2", "192.0.2.3");
        HttpResponse<String> forged =
                operator.postForm("/console/sign-out", Map.of("_csrf", "guessed"));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(operator.get("/console/inbox").statusCode()).isEqualTo(200);
    }

    @Test
    @Requirement("ST-220")
    void whoKeepsTheProductRunningShouldSeeNoCaseCallOrCitizen() {
        String caseId = caseBy("運用者の確認 " + System.nanoTime());
        Desk.Credentials account = ownPassword("SYSTEM_OPERATOR", "hoshu", "192.0.2.13");
        HttpApi caretaker = staff("192.0.2.13");
        assertThat(caretaker.signIn(account).statusCode()).isEqualTo(303);
        assertThat(caretaker.get("/console").headers().firstValue("Location").orElse(""))
                .endsWith("/console/channels");
        assertThat(caretaker.get("/console/channels").body()).contains("チャネル");
        for (String path :
                List.of(
                        "/console/inbox",
                        "/console/cases/" + caseId,
                        "/console/calls/log",
                        "/console/audit",
                        "/console/users",
                        "/console/faq")) {
            assertThat(caretaker.get(path).statusCode()).as(path).isIn(403, 404);
        }
    }

    @Test
    @Requirement({"FJ-234", "ST-286", "YK-067", "YK-068"})
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
    @Requirement("YK-120")
    void aSecondFactorShouldBeSetUpAndAskedForAtTheNextSignIn() {
        Desk.Credentials account = ownPassword("FRONT_SYSTEM", "factor", "192.0.2.11");
        HttpApi person = staff("192.0.2.11");
        assertThat(person.signIn(account).statusCode()).isEqualTo(303);
        String page = person.get("/console/second-factor").body();
        assertThat(page).contains("<svg class=\"qr\"");
        AuthenticatorApp app = AuthenticatorApp.scanned(page);
        HttpResponse<String> wrong = confirm(person, account, "000000");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("確認コードが違います");
        String used = app.code();
        HttpResponse<String> on = confirm(person, account, used);
        assertThat(on.statusCode()).isEqualTo(200);
        String recoveryCode = AuthenticatorApp.firstRecoveryCode(on.body());
        assertThat(person.get("/console/second-factor").body()).contains("2段階認証を使っています");

        HttpApi elsewhere = staff("192.0.2.12");
        assertThat(elsewhere.signIn(account).headers().firstValue("Location").orElse(""))
                .contains("/console/sign-in/code");
        assertThat(elsewhere.get("/console/second-factor").statusCode())
                .as("the password alone opens nothing")
                .isEqualTo(303);
        elsewhere.signIn(account);
        assertThat(code(elsewhere, used).body()).contains("もう使われています");
        assertThat(code(elsewhere, app.nextCode()).statusCode()).isEqualTo(303);
        assertThat(elsewhere.get("/console/second-factor").statusCode()).isEqualTo(200);

        HttpApi withoutTelephone = staff("192.0.2.13");
        withoutTelephone.signIn(account);
        assertThat(code(withoutTelephone, recoveryCode).statusCode()).isEqualTo(303);
        assertThat(withoutTelephone.get("/console/second-factor").body()).contains("9個");
        HttpApi again = staff("192.0.2.13");
        again.signIn(account);
        assertThat(code(again, recoveryCode).statusCode()).isEqualTo(422);

        desk.shell("madoguchi:second-factor-reset " + account.login());
        assertThat(elsewhere.get("/console/second-factor").statusCode()).isEqualTo(303);
        assertThat(staff("192.0.2.14").signIn(account).headers().firstValue("Location").orElse(""))
                .doesNotContain("/code");
    }

    private static HttpResponse<String> confirm(
            HttpApi person, Desk.Credentials account, String code) {
        return person.postForm(
                "/console/second-factor/confirm",
                Map.of(
                        "_csrf",
                        person.csrfOf("/console/second-factor"),
                        "password",
                        account.password(),
                        "code",
                        code));
    }

    private static HttpResponse<String> code(HttpApi person, String code) {
        return person.postForm(
                "/console/sign-in/code",
                Map.of("_csrf", person.csrfOf("/console/sign-in/code"), "code", code));
    }

    @Test
    @Requirement({"FJ-184", "ST-289", "YK-056", "YK-120"})
    void aRoleShouldWorkFromItsNetworksOnly() {
        Desk.Credentials account = ownPassword("FRONT_SYSTEM", "home", "192.0.2.15");
        HttpApi atOffice = staff("192.0.2.15");
        assertThat(atOffice.signIn(account).statusCode()).isEqualTo(303);
        HttpApi chief = staff("192.0.2.16");
        chief.signIn(ownPassword("ADMINISTRATOR", "chief", "192.0.2.16"));
        try {
            HttpResponse<String> unreadable = allow(chief, "FRONT_SYSTEM", "庁内");
            assertThat(unreadable.statusCode()).isEqualTo(422);
            assertThat(unreadable.body()).contains("「庁内」は IP アドレスの範囲として読めません");
            HttpResponse<String> ownDoor = allow(chief, "ADMINISTRATOR", "203.0.113.0/24");
            assertThat(ownDoor.statusCode()).isEqualTo(422);
            assertThat(ownDoor.body()).contains("あなた自身が今の接続元（192.0.2.16）から使えなくなります");
            assertThat(allow(chief, "FRONT_SYSTEM", "203.0.113.0/24").statusCode()).isEqualTo(303);

            HttpResponse<String> moved = atOffice.get("/console/second-factor");
            assertThat(moved.statusCode()).isEqualTo(403);
            assertThat(moved.body()).contains("この場所からは利用できません");
            HttpResponse<String> refused = staff("192.0.2.17").signIn(account);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("あなたの役割はこの場所からは使えません");
            assertThat(staff("203.0.113.9").signIn(account).statusCode()).isEqualTo(303);
        } finally {
            desk.shell("madoguchi:access-lift");
        }
        assertThat(atOffice.get("/console/second-factor").statusCode()).isEqualTo(200);
        assertThat(desk.shell("madoguchi:audit-list --action user.network-refused"))
                .contains("user.network-refused");
    }

    private static HttpResponse<String> allow(HttpApi chief, String role, String networks) {
        return chief.postForm(
                "/console/users/access",
                Map.of(
                        "_csrf",
                        chief.csrfOf("/console/users/access"),
                        "networks-" + role,
                        networks));
    }

    /** Of somebody who has changed the first password. */
    private Desk.Credentials ownPassword(String role, String name, String address) {
        Desk.Credentials first = desk.newAccount(role, name + System.nanoTime(), "Kinjo");
        Desk.Credentials own = new Desk.Credentials(first.login(), "Momiji-2026-" + name);
        HttpApi person = staff(address);
        person.signIn(first);
        assertThat(
                        person.postForm(
                                        "/console/password",
                                        Map.of(
                                                "_csrf",
                                                person.csrfOf("/console/password"),
                                                "old-password",
                                                first.password(),
                                                "new-password",
                                                own.password(),
                                                "again-password",
                                                own.password()))
                                .statusCode())
                .isEqualTo(303);
        return own;
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
    @Requirement({"FJ-109", "FJ-130", "FJ-185", "FJ-235", "ST-161", "YK-066", "YK-131"})
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
        assertThat(citizens.get("/api/v1/calls").statusCode()).isEqualTo(403);
        for (String path : List.of("/console/calls/log", "/console/calls/1/recording")) {
            assertThat(signedIn("shimin", "192.0.2.8").get(path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/users",
                "/console/users/access",
                "/console/users/changes",
                "/console/users/import",
                "/console/users/export",
                "/console/departments",
                "/console/forms",
                "/console/audit"
            })
    @Requirement("ST-218")
    void anOperatorShouldNotReachTheAdministration(String path) {
        assertThat(signedIn("operator2", "192.0.2.18").get(path).statusCode()).isEqualTo(403);
    }

    @Test
    @Requirement({"FJ-222", "ST-265", "ST-267"})
    void monitorsShouldSeeHealthAndMetrics() {
        HttpApi monitor = desk.privateSite();
        assertThat(monitor.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(HttpApi.json(monitor.get("/health/ready")).get("status").asText())
                .isEqualTo("UP");
        assertThat(monitor.get("/metrics").body()).contains("# TYPE").contains("madoguchi_");
        assertThat(staff("192.0.2.9").get("/metrics").statusCode()).isEqualTo(403);
    }

    @Test
    void theCallLogShouldLeaveWithAReasonOnlyAndOnRecord() {
        HttpApi chief = signedIn("supervisor", "192.0.2.12");
        String path = "/console/calls/log/export?since=&number=0466";
        String csrf = chief.csrfOf("/console/calls/log");
        assertThat(chief.postForm(path, Map.of("_csrf", csrf, "as", "CSV")).statusCode())
                .isEqualTo(422);
        String reason = "監査の確認 " + System.nanoTime();
        HttpResponse<String> file =
                chief.postForm(path, Map.of("_csrf", csrf, "as", "CSV", "reason", reason));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains("受付日時,種別,電話番号");
        assertThat(desk.shell("madoguchi:audit-list --user supervisor --action call.export"))
                .containsPattern("rows, of a number");
        HttpApi viewer = signedIn("kanri", "192.0.2.11");
        assertThat(
                        viewer.postForm(
                                        path,
                                        Map.of(
                                                "_csrf",
                                                viewer.csrfOf("/console/calls/log"),
                                                "reason",
                                                reason))
                                .statusCode())
                .isEqualTo(403);
    }

    /** The city's administration, at the same moment as the desk. */
    @Test
    @Requirement({"ST-149", "YK-118", "SP-025"})
    void aViewerShouldReadEveryCaseAndChangeNone() {
        String subject = "閲覧の確認 " + System.nanoTime();
        String caseId = caseBy(subject);
        HttpApi viewer = signedIn("kanri", "192.0.2.11");
        assertThat(viewer.get("/console/inbox?view=ALL_OPEN&q=" + caseId).body()).contains(subject);
        assertThat(viewer.get("/console/cases/" + caseId).body())
                .contains(subject, "よろしくお願いします。", CITIZEN)
                .doesNotContain("reply-text", "note-text", "/close", "/assignee");
        assertThat(viewer.get("/console/calls").statusCode()).isEqualTo(200);
        assertThat(viewer.get("/console/calls/log").statusCode()).isEqualTo(200);
        for (String nonsense :
                List.of(
                        "since=9999-99-99",
                        "until=soon",
                        "operator=%27",
                        "from=-1",
                        "number=%25_")) {
            assertThat(viewer.get("/console/calls/log?" + nonsense).statusCode())
                    .as(nonsense)
                    .isEqualTo(200);
        }
        assertThat(viewer.get("/console/calls/log?number=" + "1".repeat(5_000)).statusCode())
                .isEqualTo(200);
        assertThat(viewer.get("/console/users").statusCode()).isEqualTo(403);
        assertThat(viewer.get("/console/audit").statusCode()).isEqualTo(403);

        HttpApi program = desk.program("kanri", "192.0.2.11");
        assertThat(program.get("/api/v1/calls?number=03&limit=200").statusCode()).isEqualTo(200);
        assertThat(program.get("/api/v1/calls?from=%2B999999999-12-31T00:00:00Z").statusCode())
                .isEqualTo(200);
        for (String wrong : List.of("from=yesterday", "outcome=LOST", "operator=x", "limit=201")) {
            assertThat(program.get("/api/v1/calls?" + wrong).statusCode()).as(wrong).isEqualTo(422);
        }
        assertThat(program.get("/api/v1/cases?view=ALL_OPEN&text=" + caseId).body())
                .contains(subject);
        for (String act : List.of("notes", "replies")) {
            assertThat(
                            program.postJson(
                                            "/api/v1/cases/" + caseId + "/" + act,
                                            Map.of("text", "書き込み"))
                                    .statusCode())
                    .as(act)
                    .isEqualTo(403);
        }
        assertThat(program.get("/api/v1/cases/" + caseId).body()).doesNotContain("書き込み");
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
