// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** Nothing leaves without the right eyes, whichever door is tried. */
@ExtendWith(OpenDesk.class)
class GateIT {
    private final Desk desk;
    private final Browser browser;
    private final HttpApi operator;
    private final HttpApi supervisor;
    private final String citizen = "gate" + System.nanoTime() + "@example.jp";
    private String caseId;

    GateIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        operator = desk.program("operator1", "192.0.2.61");
        supervisor = desk.program("supervisor", "192.0.2.62");
    }

    @BeforeEach
    void aCitizenAsks() {
        String subject = "門の試験 " + citizen;
        desk.post().send(Letter.from(citizen, "門田 花子", subject).text("教えてください。\r\n"));
        caseId = desk.cases().withSubject(subject);
        desk.post().receive(citizen, "the note of receipt", mail -> true);
    }

    private String write(HttpApi author, String text) {
        var answer = author.postJson("/api/v1/cases/" + caseId + "/replies", Map.of("text", text));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return HttpApi.json(answer).get("id").asText();
    }

    private int post(HttpApi person, String path) {
        return person.postJson(path, Map.of()).statusCode();
    }

    private JsonNode reply(String id) {
        for (JsonNode entry : desk.cases().file(caseId).get("timeline")) {
            if (entry.path("interaction").path("id").asText().equals(id)) {
                return entry.get("interaction");
            }
        }
        throw new IllegalStateException("no reply " + id + " in case " + caseId);
    }

    /** The note of receipt and the answer. */
    private void anAnswerShouldArrive() {
        await("an answer for " + citizen).until(() -> desk.post().mails(citizen).size() == 2);
    }

    @Test
    @Requirement({"FJ-136", "ST-279"})
    void noDoorShouldLetAnAnswerOutThatNobodyElseReleased() {
        String reply = write(operator, "担当から折り返します。");
        String approve = "/api/v1/replies/" + reply + "/approve";

        assertThat(post(operator, approve)).as("its author, by API").isEqualTo(403);
        HttpApi session = desk.privateSite().from("192.0.2.63");
        session.signIn(desk.account("operator1"));
        String page = "/console/cases/" + caseId;
        Map<String, String> decision = Map.of("_csrf", session.csrfOf(page), "decision", "approve");
        assertThat(session.postForm(page + "/replies/" + reply, decision).statusCode())
                .as("its author, by a form that the page does not have")
                .isEqualTo(403);
        Map<String, String> elsewhere =
                Map.of(
                        "_csrf",
                        session.csrfOf(page),
                        "text",
                        "あなたにだけ送ります。",
                        "way",
                        "email stranger" + citizen);
        assertThat(session.postForm(page + "/replies", elsewhere).statusCode())
                .as("an address that nobody offers, by a form that the page does not have")
                .isEqualTo(422);
        assertThat(post(desk.program("gomi-approver", "192.0.2.64"), approve))
                .as("an approver of a department that has nothing to do with it")
                .isEqualTo(404);
        assertThat(post(desk.privateSite(), approve)).as("nobody").isEqualTo(401);
        for (String act : List.of("resend", "confirm")) {
            assertThat(post(supervisor, "/api/v1/outbox/" + reply + "/" + act))
                    .as("the outbox, which does not have it")
                    .isEqualTo(404);
        }
        assertThat(desk.shell("madoguchi:outbox-list")).doesNotContain(caseId);
        String own = write(supervisor, "自分で書いて自分で送りたい回答です。");
        assertThat(post(supervisor, "/api/v1/replies/" + own + "/approve"))
                .as("the right to release, on one's own words")
                .isEqualTo(422);
        assertThat(reply(reply).get("state").asText()).isEqualTo("AWAITING_APPROVAL");
        assertThat(reply(own).get("state").asText()).isEqualTo("AWAITING_APPROVAL");

        assertThat(post(supervisor, approve)).isEqualTo(204);
        anAnswerShouldArrive();
    }

    /** 係長, then 課長, who is away: every door is tried before, between and after. */
    @Test
    @Requirement({"FJ-111", "FJ-136", "FJ-137", "ST-215", "ST-279"})
    void noDoorShouldLetAnAnswerOutBeforeTheLastStep() {
        try (Person admin = browser.visitor()) {
            signInAsAdministrator(admin);
            decide(admin, "2");
            try {
                String reply = write(operator, "二人に確かめてもらう回答です。");
                String approve = "/api/v1/replies/" + reply + "/approve";
                HttpApi chief = desk.program("approver", "192.0.2.65");
                HttpApi helper = desk.program("operator2", "192.0.2.66");
                assertThat(post(chief, approve))
                        .as("the second step before the first")
                        .isEqualTo(422);
                assertThat(post(supervisor, approve)).isEqualTo(204);
                assertThat(reply(reply).get("state").asText()).isEqualTo("AWAITING_APPROVAL");
                assertThat(post(supervisor, approve)).as("both steps by one person").isEqualTo(422);
                assertThat(post(operator, approve)).as("its author").isEqualTo(403);
                assertThat(post(helper, approve)).as("nobody's stand-in yet").isEqualTo(403);
                HttpApi session = desk.privateSite().from("192.0.2.67");
                session.signIn(desk.account("supervisor"));
                String page = "/console/cases/" + caseId;
                Map<String, String> decision =
                        Map.of("_csrf", session.csrfOf(page), "decision", "approve");
                assertThat(session.postForm(page + "/replies/" + reply, decision).statusCode())
                        .as("again, by a form that the page does not have")
                        .isEqualTo(422);
                for (String act : List.of("resend", "confirm")) {
                    assertThat(post(supervisor, "/api/v1/outbox/" + reply + "/" + act))
                            .isEqualTo(404);
                }
                assertThat(desk.shell("madoguchi:outbox-list")).doesNotContain(caseId);
                assertThat(reply(reply).get("state").asText()).isEqualTo("AWAITING_APPROVAL");
                standInForTheChief(admin);
                releaseAsStandIn();
                anAnswerShouldArrive();
                assertThat(desk.cases().file(caseId).toString()).contains("鈴木 健（伊藤 誠の代理）");
            } finally {
                decide(admin, "1");
            }
            deputise(admin);
            assertThat(admin.complaints()).isEmpty();
        }
    }

    /** The session is the same all the time. */
    private void deputise(Person admin) {
        HttpApi session = desk.privateSite().from("192.0.2.68");
        session.signIn(desk.account("kanri"));
        assertThat(session.get("/console/users").statusCode()).isEqualTo(403);
        Page page = admin.page();
        admin.go("/console/users");
        admin.link("小林 隆").click();
        page.locator("#deputy-role").selectOption("ADMINISTRATOR");
        page.locator("#deputy-until")
                .fill(LocalDateTime.now().plusDays(2).withSecond(0).withNano(0).toString());
        page.locator("#deputy-reason").fill("部長の出張中の代行");
        looksWell(admin, "86a-deputy");
        admin.button("期限付きで任せる").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("小林 隆")))
                .containsText("代行：");
        assertThat(session.get("/console/users").statusCode()).isEqualTo(200);
        admin.link("小林 隆").click();
        admin.button("いま終わらせる").click();
        admin.shouldSee("期限付きの権限を外しました");
        assertThat(session.get("/console/users").statusCode()).isEqualTo(403);
    }

    private void signInAsAdministrator(Person admin) {
        Desk.Credentials account =
                desk.newAccount(
                        "ADMINISTRATOR",
                        "mon" + Long.toString(System.nanoTime(), Character.MAX_RADIX),
                        "Mon");
        admin.go("/console");
        admin.signIn(account);
        admin.changePassword(account.password(), "Mon-no-kagi-2026");
        admin.shouldSee("Mon");
    }

    private static void decide(Person admin, String count) {
        Page page = admin.page();
        admin.go("/console/settings/approvals");
        admin.link("センター").click();
        page.locator("[name=count][value='" + count + "']").check();
        if (count.equals("2")) {
            page.locator("#name-1").fill("係長");
            page.locator("[name=role-1][value=SUPERVISOR]").check();
            page.locator("#name-2").fill("課長");
            page.locator("label", new Page.LocatorOptions().setHasText("伊藤 誠"))
                    .locator("[name=person-2]")
                    .check();
            looksWell(admin, "82-approval-steps-of-the-centre");
        } else {
            page.locator("#name-1").fill("");
            page.locator("[name=role-1][value=SUPERVISOR]").uncheck();
        }
        page.locator("[data-submit]").click();
        admin.shouldSee("承認の段階を保存しました");
        if (count.equals("2")) {
            looksWell(admin, "83-approval-steps");
        }
    }

    private static void standInForTheChief(Person admin) {
        Page page = admin.page();
        admin.go("/console/absence");
        page.locator("#absence-user").selectOption(new SelectOption().setLabel("伊藤 誠 (approver)"));
        admin.button("見る").click();
        page.locator("#absence-to").fill(page.locator("#absence-from").inputValue());
        page.locator("#absence-person")
                .selectOption(new SelectOption().setLabel("鈴木 健 (operator2)"));
        page.locator("main .button-primary").click();
        admin.shouldSee("代理を決めました");
        admin.shouldSee("代理：鈴木 健");
        looksWell(admin, "84-absence");
    }

    private void releaseAsStandIn() {
        try (Person helper = browser.signedIn("operator2")) {
            helper.go("/console/inbox?view=TO_APPROVE");
            Page page = helper.page();
            page.locator("#row-" + caseId + " .row-link").click();
            assertThat(page.locator(".approval-steps .given")).containsText("高橋 真由美 が承認");
            assertThat(page.locator(".approval-steps .next")).containsText("課長");
            looksWell(helper, "85-approval-second-step");
            helper.button("承認して送る").click();
            helper.shouldSee("承認しました");
            assertThat(page.locator(".approval-steps")).containsText("鈴木 健（伊藤 誠の代理） が承認");
            looksWell(helper, "86-approval-given");
            helper.go("/console/absence");
            helper.shouldSee("伊藤 誠さんの代理");
            assertThat(helper.complaints()).isEmpty();
        }
    }

    private static void looksWell(Person person, String picture) {
        person.photograph(picture);
        assertThat(person.barriers()).isEmpty();
        assertThat(person.fitsATelephone()).isTrue();
    }

    @Test
    @Requirement("ST-279")
    void aPersonalNumberShouldBeSeenByBothBeforeItLeaves() {
        String text = "番号 5551-2340-9878 で登録しました。";
        var refused =
                operator.postJson("/api/v1/cases/" + caseId + "/replies", Map.of("text", text));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("マイナンバー");
        var accepted =
                operator.postJson(
                        "/api/v1/cases/" + caseId + "/replies",
                        Map.of("text", text, "accept", List.of("PERSONAL_NUMBER")));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
        String approve =
                "/api/v1/replies/" + HttpApi.json(accepted).get("id").asText() + "/approve";
        assertThat(post(supervisor, approve)).isEqualTo(422);
        assertThat(post(supervisor, approve + "?accept=PERSONAL_NUMBER")).isEqualTo(204);
        anAnswerShouldArrive();
    }

    /** Offered and ticked, or typed; asked about twice; then in every mailbox, by one mail. */
    @Test
    @Requirement({"ST-279", "ST-056", "FJ-134"})
    void copiesShouldBeSeenByBothAndArriveWithTheAnswer() {
        String brother = "brother" + citizen;
        String office = "office" + citizen;
        String subject = "写しの試験 " + citizen;
        desk.post()
                .send(
                        Letter.from(citizen, "門田 花子", subject)
                                .header("Cc", "Ichiro <" + brother + ">")
                                .text("兄にも知らせてください。\r\n"));
        String copied = desk.cases().withSubject(subject);
        try (Person author = browser.signedIn("operator1")) {
            Page page = author.page();
            author.go("/console/cases/" + copied);
            assertThat(page.locator("input[name=copy]")).not().isChecked();
            page.locator(".copies summary").click();
            page.locator(".signature summary").click();
            assertThat(page.locator(".signature-text")).containsText("受付番号：" + copied);
            page.locator("#reply-text").fill("補修の予定をお知らせします。");
            page.locator("input[name=copy]").check();
            page.locator("#copies").fill("道路課");
            author.button("承認に出す").click();
            assertThat(page.locator("#composer-problem")).containsText("「道路課」はメールアドレスとして読めません");
            assertThat(page.locator("input[name=copy]")).isChecked();
            page.locator("#copies").fill("道路課 <" + office.toUpperCase(Locale.ROOT) + ">");
            author.button("承認に出す").click();
            assertThat(page.locator(".concerns label")).hasCount(2);
            author.photograph("80-gate-copies");
            assertThat(author.barriers()).isEmpty();
            assertThat(author.fitsATelephone()).isTrue();
            for (Locator concern : page.locator(".concerns input").all()) {
                concern.check();
            }
            author.button("承認に出す").click();
            assertThat(page.locator("#case-head")).containsText("承認待ち");
            assertThat(page.locator("#copies")).hasValue("");
            author.go("/console/cases/" + copied);
            assertThat(page.locator("#copies")).hasValue("");
            assertThat(author.complaints()).allMatch(complaint -> complaint.contains("422"));
        }
        try (Person approver = browser.signedIn("supervisor")) {
            approver.go("/console/cases/" + copied);
            approver.shouldSee("Cc（写し）の2件にも送られます");
            approver.photograph("81-gate-copies-approval");
            assertThat(approver.barriers()).isEmpty();
            assertThat(approver.fitsATelephone()).isTrue();
            for (Locator concern : approver.page().locator(".approval .concerns input").all()) {
                concern.check();
            }
            approver.button("承認して送る").click();
            approver.shouldSee("承認しました");
        }
        String sent = "";
        for (String mailbox : List.of(citizen, brother, office)) {
            MimeMessage mail =
                    desk.post()
                            .receive(
                                    mailbox,
                                    "the answer",
                                    each -> Post.text(each).contains("補修の予定"));
            assertThat(Post.header(mail, "To")).contains(citizen);
            assertThat(Post.header(mail, "Cc")).contains(brother).contains(office);
            assertThat(Post.subject(mail)).contains(copied);
            sent = Post.header(mail, "Message-ID");
        }
        desk.post()
                .send(
                        Letter.from(brother, "門田 一郎", "Re: " + subject)
                                .inReplyTo(sent)
                                .text("今後は私に送ってください。\r\n"));
        await("the brother's mail in the same case, marked as another sender's")
                .until(() -> desk.cases().file(copied).toString().contains("異なるアドレスから届きました"));
        assertThat(desk.cases().file(copied).at("/replyTo/address/value").asText())
                .isEqualTo(citizen);
    }
}
