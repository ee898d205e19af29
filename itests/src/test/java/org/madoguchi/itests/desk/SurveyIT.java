// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** A supervisor asks, citizens and staff answer, the supervisor reads what came of it. */
@ExtendWith(OpenDesk.class)
class SurveyIT {
    private final Desk desk;
    private final Browser browser;
    private final String run = Long.toString(System.nanoTime(), 36);

    SurveyIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @Test
    @Requirement({"FJ-268", "FJ-269", "FJ-270", "FJ-271", "ST-227", "ST-249", "ST-304", "YK-041"})
    void whatACitizenAnswersAfterAnInquiryShouldStandInTheReport() {
        String name = "満足度 " + run;
        String path = makeSurvey(name);
        String address = takePart(name);
        decline();
        onlyOneAnswerShouldBeTaken(address);
        beAskedAfterAChat();
        readResults(path, name);
    }

    private String makeSurvey(String name) {
        try (Person chief = browser.signedIn("supervisor")) {
            Page page = chief.page();
            chief.go("/console/surveys");
            assertThat(chief.barriers()).isEmpty();
            chief.photograph("80-surveys");
            page.locator("tr", new Page.LocatorOptions().setHasText("利用者満足度アンケート"))
                    .locator("a[href$='/results']")
                    .click();
            assertThat(page.locator("#answered")).hasText("240");
            chief.shouldSee("回答者 240人（200人以上が必要）");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("80a-survey-sample");
            chief.go("/console/surveys");
            chief.link("市民向けの調査を作る").click();
            page.locator("#name-ja").fill(name);
            page.locator("input[name=occasion][value=REPLY]").uncheck();
            page.locator("input[name=occasion][value=FORM]").check();
            // by accident
            page.locator("button[value='remove:1']").click();
            chief.button("保存する").click();
            chief.shouldSee("「性別」は必ず尋ねる項目です");
            chief.go("/console/surveys/new?audience=CITIZENS");
            page.locator("#name-ja").fill(name);
            page.locator("input[name=occasion][value=REPLY]").uncheck();
            page.locator("input[name=occasion][value=FORM]").check();
            page.locator("input[name=occasion][value=CHAT]").check();
            page.locator("#kind").selectOption("radio");
            page.locator("button[value=add]").click();
            page.locator("#f7-label-ja").fill("説明の分かりやすさ");
            page.locator("#f7-options").fill("5 とても\n4 はい\n3 ふつう\n2 少し難しい\n1 難しい");
            assertThat(page.frameLocator("[data-preview]:not(.form-preview-next)").locator("body"))
                    .containsText("説明の分かりやすさ");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("81-survey-editor");
            chief.button("保存する").click();
            chief.shouldSee("保存しました");
            chief.button("調査を始める").click();
            chief.shouldSee("調査を始めました");
            assertThat(chief.barriers()).isEmpty();
            chief.photograph("82-survey-open");
            assertThat(chief.complaints()).isEmpty();
            return page.url().replaceAll(".*(/console/surveys/\\d+).*", "$1");
        }
    }

    /** The address that was offered after an inquiry. */
    private String inquire(Person citizen) {
        Page page = citizen.page();
        citizen.go("/form/inquiry");
        page.locator("#text").fill("アンケートの前の質問です " + run);
        page.locator("button[name=confirm]").click();
        page.locator("button[name=send]").click();
        assertThat(page.locator("#case-number")).isVisible();
        citizen.shouldSee("アンケートのお願い");
        return page.locator("a[href^='/survey/']").getAttribute("href");
    }

    private String takePart(String name) {
        try (Person citizen = browser.citizen()) {
            Page page = citizen.page();
            String address = inquire(citizen);
            assertThat(citizen.barriers()).isEmpty();
            citizen.photograph("83-survey-offered");
            citizen.link("アンケートへ進む").click();
            assertThat(page.locator("h1")).hasText(name);
            citizen.shouldSee("ご協力いただけますか");
            assertThat(citizen.barriers()).isEmpty();
            assertThat(citizen.fitsATelephone()).isTrue();
            citizen.photograph("84-survey-consent");
            citizen.button("協力する").click();
            page.getByLabel("60代").check();
            page.locator("button[name=confirm]").click();
            assertThat(page.locator("#problems")).containsText("応対の満足度を選んでください");
            assertThat(citizen.barriers()).isEmpty();
            page.locator("input[name=gender][value=答えない]").check();
            page.locator("input[name=known]").first().check();
            page.locator("input[name=frequency]").first().check();
            page.locator("input[name=satisfaction][value^='5']").check();
            page.locator("#opinion").fill("早い返事で助かりました " + run);
            page.locator("input[name=q1][value^='4']").check();
            assertThat(citizen.fitsATelephone()).isTrue();
            citizen.photograph("85-survey-questions");
            page.locator("button[name=confirm]").click();
            citizen.shouldSee("ご回答ありがとうございました");
            assertThat(citizen.barriers()).isEmpty();
            citizen.photograph("86-survey-thanks");
            assertThat(citizen.complaints()).allMatch(complaint -> complaint.contains("422"));
            return address;
        }
    }

    /** Without script, as everything here. */
    private void decline() {
        try (Person citizen = browser.citizenWithoutScript()) {
            String address = inquire(citizen);
            citizen.go(address);
            citizen.button("協力しない").click();
            citizen.shouldSee("ご意向を承りました");
            citizen.go(address);
            citizen.shouldSee("ご意向を承りました");
        }
    }

    private void beAskedAfterAChat() {
        try (Person citizen = browser.citizen()) {
            Page page = citizen.page();
            citizen.go("/");
            page.locator(".launcher").click();
            page.locator(".madoguchi-chat textarea").fill("粗大ごみの出し方");
            page.locator(".madoguchi-chat .writer button").click();
            page.locator(
                            ".madoguchi-chat .offer button",
                            new Page.LocatorOptions().setHasText("解決"))
                    .click();
            page.locator(".madoguchi-chat .survey a").waitFor();
            String address = page.locator(".madoguchi-chat .survey a").getAttribute("href");
            citizen.photograph("86a-survey-after-chat");
            citizen.go(address);
            citizen.shouldSee("ご協力いただけますか");
        }
    }

    private void onlyOneAnswerShouldBeTaken(String address) {
        HttpApi machine = desk.publicSite().from("198.51.100.81");
        assertThat(machine.get(address).body()).contains("ご回答ありがとうございました");
        assertThat(machine.get("/survey/" + "A".repeat(22)).statusCode()).isEqualTo(404);
        assertThat(desk.publicSite().isRefused("/survey/" + "あ".repeat(5_000))).isTrue();
        HttpResponse<String> forged =
                machine.postForm(address, Map.of("satisfaction", "1 非常に不満", "confirm", "1"));
        assertThat(forged.statusCode()).isBetween(300, 499);
    }

    private void readResults(String path, String name) {
        try (Person chief = browser.signedIn("supervisor")) {
            Page page = chief.page();
            chief.go(path + "/results");
            assertThat(page.locator("#invited")).hasText("3");
            assertThat(page.locator("#consented")).hasText("1");
            assertThat(page.locator("#declined")).hasText("1");
            assertThat(page.locator("#answered")).hasText("1");
            assertThat(page.locator("#mean")).containsText("5.00");
            assertThat(page.locator("#score")).containsText("87.5");
            chief.shouldSee("早い返事で助かりました " + run);
            chief.shouldSee("不足");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("87-survey-results");
            String csv =
                    page.request()
                            .get(desk.privateUrl() + path + "/results/export?show=ANSWERS&as=CSV")
                            .text();
            assertThat(csv).contains("5 非常に満足", "早い返事で助かりました " + run);
            byte[] book =
                    page.request().get(desk.privateUrl() + path + "/results/export?as=XLSX").body();
            assertThat(new String(book, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
            page.locator("#span").selectOption("FISCAL_YEAR");
            chief.button("表示").click();
            assertThat(page.locator("#answered")).hasText("1");
            chief.link("報告書").click();
            assertThat(page.locator("h1")).hasText("満足度調査 結果報告書");
            chief.shouldSee(name);
            assertThat(chief.barriers()).isEmpty();
            chief.photograph("88-survey-report");

            chief.go(path);
            chief.button("締め切る").click();
            chief.shouldSee("締め切りました");
            assertThat(chief.complaints()).isEmpty();
        }
        try (Person operator = browser.signedIn("operator1")) {
            operator.go(path + "/results");
            operator.shouldSee("権限がありません");
        }
    }

    @Test
    @Requirement("YK-040")
    void theStaffOfADepartmentShouldAnswerASurveyOnce() {
        String name = "職員の評価 " + run;
        String path;
        try (Person chief = browser.signedIn("supervisor")) {
            Page page = chief.page();
            chief.go("/console/surveys");
            chief.link("職員向けの調査を作る").click();
            page.locator("#name-ja").fill(name);
            page.locator("label", new Page.LocatorOptions().setHasText(Pattern.compile("ごみ")))
                    .locator("input[name=department]")
                    .first()
                    .check();
            assertThat(chief.barriers()).isEmpty();
            chief.photograph("89-survey-staff");
            chief.button("保存する").click();
            chief.button("調査を始める").click();
            chief.shouldSee("調査を始めました");
            path = page.url().replaceAll(".*(/console/surveys/\\d+).*", "$1");
        }
        try (Person clerk = browser.signedIn("gomi")) {
            Page page = clerk.page();
            page.locator("summary.user").click();
            clerk.link("アンケートに答える").click();
            clerk.shouldSee(name);
            assertThat(clerk.barriers()).isEmpty();
            clerk.photograph("90-opinions");
            page.locator("a[href^='/console/opinions/']").first().click();
            page.locator("input[name=quality][value^='5']").check();
            page.locator("input[name=operation][value^='4']").check();
            page.locator("button[name=confirm]").click();
            clerk.shouldSee("ご回答ありがとうございました");
            assertThat(page.locator("main")).not().containsText(name);
        }
        try (Person chief = browser.signedIn("supervisor")) {
            chief.go(path + "/results");
            assertThat(chief.page().locator("#answered")).hasText("1");
            assertThat(chief.page().locator("#score")).containsText("87.5");
            chief.shouldSee("100点満点の目標は80点以上");
        }
    }
}
