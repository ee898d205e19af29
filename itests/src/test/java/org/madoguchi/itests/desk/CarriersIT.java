// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/**
 * A newcomer with nothing but the sample city tries every channel on the practice page. The
 * channels are the product's own, unchanged; what the page shows came over their protocols.
 */
@ExtendWith(OpenDesk.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarriersIT {
    private static final double PATIENCE_MILLIS = 120_000;
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    private static final LocatorAssertions.IsVisibleOptions SOON_VISIBLE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);

    private final Desk desk;
    private final Browser browser;
    private final HttpApi operator;
    private final HttpApi supervisor;
    private final Person citizen;

    CarriersIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        operator = desk.program("operator2", "192.0.2.41");
        supervisor = desk.program("supervisor", "192.0.2.42");
        citizen = browser.signedIn("supervisor");
    }

    @AfterAll
    void close() {
        citizen.close();
    }

    @BeforeEach
    void awaitPracticeChannels() {
        await("the practice channels are up")
                .until(
                        () ->
                                channelsUp()
                                        .containsAll(
                                                Set.of(
                                                        "phone-practice",
                                                        "fax-practice",
                                                        "line-practice",
                                                        "sms-practice")));
        citizen.go("/sample/carriers");
    }

    private Set<String> channelsUp() {
        Set<String> up = new HashSet<>();
        for (JsonNode channel : HttpApi.json(supervisor.get("/api/v1/channels"))) {
            if (channel.path("health").path("state").asText().equals("UP")) {
                up.add(channel.path("descriptor").path("id").asText());
            }
        }
        return up;
    }

    private Locator at(String selector) {
        return citizen.page().locator(selector);
    }

    private void answer(String caseId, String text) {
        HttpResponse<String> reply =
                operator.postJson("/api/v1/cases/" + caseId + "/replies", Map.of("text", text));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        String approval = "/api/v1/replies/" + HttpApi.json(reply).get("id").asText() + "/approve";
        assertThat(supervisor.postJson(approval, Map.of()).statusCode() / 100).isEqualTo(2);
    }

    @Test
    void aLineMessageShouldBringCardsOfTheFaqAndThenAPersonsAnswer() {
        at("#line-text").fill("粗大ごみの出し方を教えてください（練習）");
        at(".handset-line button:has-text('送る')").click();
        assertThat(at("#talk .bubble-mine").first()).containsText("粗大ごみの出し方を教えて", SOON);
        assertThat(at("#line-text")).hasValue("");
        assertThat(at("#talk .line-card").first()).containsText("粗大ごみ", SOON);
        citizen.photograph("carriers-1-line-cards");
        at("#talk button:has-text('オペレーターに聞く')").click();
        String caseId = desk.cases().withSubject("粗大ごみの出し方を教えてください（練習）");
        await().until(() -> desk.cases().file(caseId).toString().contains("が押されました"));
        assertThat(desk.cases().question(caseId).toString()).contains("佐藤 花子");

        answer(caseId, "電話かインターネットで申し込めます。");
        assertThat(at("#talk")).containsText("電話かインターネットで申し込めます。", SOON);
        at("button:has-text('写真')").click();
        assertThat(at("#talk .bubble-mine img").first()).isVisible(SOON_VISIBLE);
        await("the picture is in the case")
                .until(() -> desk.cases().file(caseId).toString().contains("image/png"));
        assertThat(citizen.complaints()).isEmpty();
        assertThat(citizen.barriers()).isEmpty();
    }

    @Test
    void aLongShortMessageShouldBecomeACaseAndAnApprovedTextComeBack() {
        String text = "住民票の写しはどこで取れますか。𠮷田町に引っ越したばかりで、近くの出張所が分かりません。".repeat(3);
        at("#sms-text").fill(text);
        at("form[action$='/sms'] button").click();
        assertThat(at("#messages .bubble-mine")).containsText("住民票の写し", SOON);
        JsonNode file = desk.cases().holding(text);
        String caseId = file.get("summary").get("id").asText();
        assertThat(desk.cases().question(caseId).toString()).contains("+819000000001");

        answer(caseId, "【あさひ市】市民課と各出張所で取れます。（受付番号 " + caseId + "）");
        assertThat(at("#messages")).containsText("市民課と各出張所で取れます。", SOON);
        await("the receipt is in the case")
                .until(() -> desk.cases().file(caseId).toString().contains("届"));
    }

    @Test
    void aFaxShouldBecomeACaseWithItsPageAndTheAnswerComeOutOfTheMachine() {
        at("#letter").selectOption("2");
        at("button:has-text('FAX を送る')").click();
        JsonNode file = desk.cases().holding("+81460000002");
        String caseId = file.get("summary").get("id").asText();
        assertThat(desk.cases().question(caseId).toString()).contains("FAX.pdf", "FAX-1.png");
        try (Person reader = browser.signedIn("operator2")) {
            reader.go("/console/cases/" + caseId);
            assertThat(reader.page().locator("#timeline .picture img").first())
                    .isVisible(SOON_VISIBLE);
            reader.photograph("carriers-2-fax-case");
        }

        answer(caseId, "十月一日から受けられます。費用は千五百円です。");
        assertThat(at("#faxes img").first()).isVisible(SOON_VISIBLE);
        await().until(
                        () ->
                                at("#faxes img")
                                        .first()
                                        .evaluate("image => image.naturalWidth > 1000")
                                        .equals(true));
        citizen.photograph("carriers-3-fax-answer");
    }

    @Test
    @Requirement({"FJ-004", "FJ-035", "ST-011"})
    void aCallShouldPopUpAtTheReadyOperatorAndEndAsACase() {
        try (Person phone = browser.signedIn("operator2")) {
            phone.go("/console/calls");
            phone.page().locator("#extension").fill("1002");
            phone.button("電話を使う").click();
            Locator state = phone.page().locator("summary.phone-state");
            assertThat(state).containsText("内線1002", SOON);
            state.click();
            phone.page().locator(".menu-body button[value=ready]").click();
            assertThat(state).containsText("受付可", SOON);
            assertThat(at("#calls")).containsText("内線1002 受付可", SOON);

            at("#digit").selectOption("2");
            at("button:has-text('電話をかける')").click();
            Locator popUp = phone.page().locator("#incoming");
            assertThat(popUp).containsText("09000000001", SOON);
            assertThat(popUp).containsText("2 税金");
            phone.photograph("carriers-4-pop-up");
            citizen.photograph("carriers-5-ringing");
            at("#calls button:has-text('受話器を取る')").click();
            phone.page().keyboard().press("p");
            phone.page().waitForURL(Pattern.compile(".*/console/cases/.*"));
            assertThat(phone.page().locator("#phone")).containsText("転送", SOON);
            at("#calls button:has-text('切る')").click();
            assertThat(phone.page().locator("#phone .wrap-up")).isVisible(SOON_VISIBLE);
            phone.page().keyboard().press("w");
            phone.page().keyboard().press("1");
            assertThat(phone.page().locator("#case-head .state-closed")).containsText("完了", SOON);
            assertThat(at("#calls")).containsText("終わりました", SOON);
            citizen.photograph("carriers-6-over");
            assertThat(citizen.fitsATelephone()).isTrue();

            beHandedOn(phone, "すぐに転送");
            beHandedOn(phone, "相談してから転送");
            beHandedOnFromTheDirectory(phone);
            giveUpAndBeCalledBack(phone);
            phone.go("/console/calls");
            phone.page().locator("summary.phone-state").click();
            phone.page().locator(".menu-body form[action$='/leave'] button").click();
        }
    }

    private void beHandedOn(Person phone, String how) {
        at("button:has-text('電話をかける')").click();
        at("#calls button:has-text('受話器を取る')").click();
        Locator bar = phone.page().locator("#phone");
        assertThat(bar).containsText("転送", SOON);
        phone.page().keyboard().press("t");
        phone.page().locator("#transfer-target").fill("2001");
        phone.button(how).click();
        if (how.startsWith("相談")) {
            assertThat(at("#calls")).containsText("内線1002が2001に相談しています", SOON);
            phone.button("市民とつなぐ").click();
        }
        assertThat(at("#calls .practice-line").first()).containsText("内線1002から2001に転送されました", SOON);
        at("#calls .practice-line").first().locator("button:has-text('切る')").click();
        assertThat(bar.locator(".wrap-up")).isVisible(SOON_VISIBLE);
        phone.page().keyboard().press("w");
        phone.page().keyboard().press("0");
        assertThat(bar).containsText("受付可", SOON);
    }

    /** Looked up while the citizen waits, and handed on from there. */
    private void beHandedOnFromTheDirectory(Person phone) {
        at("button:has-text('電話をかける')").click();
        at("#calls button:has-text('受話器を取る')").click();
        assertThat(phone.page().locator("#phone")).containsText("転送", SOON);
        phone.go("/console/directory");
        phone.page().locator("#directory-words").pressSequentially("ちば");
        Locator found = phone.page().locator("#directory-found .found:has-text('千葉 亮')");
        assertThat(found).containsText("環境部 › ごみ減量課 › 収集係", SOON);
        found.locator(".transfer-now button").click();
        assertThat(at("#calls")).containsText("内線1002が2003に相談しています", SOON);
        phone.button("市民とつなぐ").click();
        assertThat(at("#calls .practice-line").first()).containsText("内線1002から2003に転送されました", SOON);
        at("#calls .practice-line").first().locator("button:has-text('切る')").click();
        assertThat(phone.page().locator("#phone .wrap-up")).isVisible(SOON_VISIBLE);
        phone.page().keyboard().press("Escape");
        phone.page().keyboard().press("w");
        phone.page().keyboard().press("0");
        assertThat(phone.page().locator("#phone")).containsText("受付可", SOON);
    }

    private void giveUpAndBeCalledBack(Person phone) {
        at("#number").selectOption("0460000001");
        at("button:has-text('電話をかける')").click();
        at("#calls button:has-text('待たずに切る')").click();
        phone.go("/console/calls");
        Locator missed = phone.page().locator("tr:has-text('0460000001')");
        assertThat(missed).containsText("放棄", SOON);
        missed.locator("text=電話をかける").click();
        at("#calls button:has-text('内線1002の受話器を取る')").click();
        at("#calls button:has-text('市民が電話に出る')").click();
        assertThat(phone.page().locator("#phone")).containsText("転送", SOON);
        at("#calls button:has-text('切る')").click();
        assertThat(phone.page().locator("#phone .wrap-up")).isVisible(SOON_VISIBLE);
    }

    @Test
    void aRealConnectionShouldTakeThePracticeOnesPlace() throws IOException {
        Path real = desk.file("etc/org.madoguchi.channel.line-own.cfg");
        Files.writeString(
                real,
                """
                id = line-own
                .channel.secret = secret
                .channel.token = token
                api.url = http://127.0.0.1:1
                data.url = http://127.0.0.1:1
                """);
        await().until(() -> !channelsUp().contains("line-practice"));
        Files.delete(real);
        await().until(() -> channelsUp().contains("line-practice"));
    }
}
