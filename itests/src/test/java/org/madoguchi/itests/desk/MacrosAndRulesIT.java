// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** What an administrator says in the console is what the desk does. */
@ExtendWith(OpenDesk.class)
class MacrosAndRulesIT {
    private static final String PERSON = "鈴木 健";

    private final Desk desk;

    MacrosAndRulesIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    @Requirement({"ST-163", "SP-022"})
    void aRuleShouldAssignALetterAndAMacroShouldCloseItsCase(Browser browser) {
        String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        try (Person chief = browser.visitor();
                Person operator = browser.signedIn("operator2")) {
            signIn(chief, "kisoku" + mark);
            makeMacro(chief, "蜂の巣 " + mark);
            makeRule(chief, "蜂の巣の担当 " + mark, "ハチノス" + mark);

            desk.post()
                    .send(
                            Letter.from("hachi@example.jp", "蜂谷 守", "駆除 " + mark)
                                    .text("軒下に はちのす" + mark + " があります。"));
            String id = desk.cases().withSubject("駆除 " + mark);
            Page page = operator.page();
            await("the rule has assigned it")
                    .untilAsserted(
                            () -> {
                                operator.go("/console/cases/" + id);
                                assertThat(page.locator("#timeline").innerText())
                                        .contains("ルール「蜂の巣の担当 " + mark + "」 が " + PERSON);
                            });
            escalateAndRemind(operator);
            giveBack(id);
            operator.go("/console/cases/" + id);
            writeDownWhatWasSaid(operator);
            useMacro(operator, "蜂の巣 " + mark);
            chief.go("/console/settings/rules");
            chief.page().getByText("蜂の巣の担当 " + mark, exact()).click();
            assertThat(chief.page().locator(".rule-touched")).containsText("#" + id);
            chief.button("止める").click();
            chief.shouldSee("ルールを止めました");
            HttpApi program = desk.program("supervisor", "192.0.2.107");
            assertThat(program.get("/api/v1/macros").body())
                    .contains("蜂の巣 " + mark, "\"kind\":\"close\"");
            assertThat(program.get("/api/v1/rules").statusCode()).isEqualTo(403);
            assertThat(chief.complaints()).isEmpty();
            assertThat(operator.complaints()).isEmpty();
        }
    }

    private void signIn(Person chief, String login) {
        Desk.Credentials account = desk.newAccount("ADMINISTRATOR", login, "Kisoku");
        chief.go("/console");
        chief.signIn(account);
        chief.page().locator("#old").fill(account.password());
        chief.page().locator("#new").fill("Kisoku-nihon-9");
        chief.page().locator("#again").fill("Kisoku-nihon-9");
        chief.button("変更する").click();
        chief.shouldSee("Kisoku");
    }

    private static void makeMacro(Person chief, String name) {
        chief.go("/console/settings/macros");
        chief.shouldSee("粗大ごみの収集日を尋ねる");
        looksWell(chief, "90-macros");
        chief.link("マクロを作る").click();
        Page page = chief.page();
        page.locator("#name").fill(name);
        add(page, "topics");
        page.locator("#act-0 summary").click();
        page.locator("#act-0 label.check").first().click();
        add(page, "write");
        page.locator("#a1-choice").selectOption("greeting");
        add(page, "close");
        page.locator("#a2-choice").selectOption(new SelectOption().setIndex(1));
        page.locator("#case").fill("2026-999999");
        looksWell(chief, "91-macro");
        page.locator(".actions .button-primary").first().click();
        chief.shouldSee("保存しました");
    }

    private static void add(Page page, String kind) {
        page.locator("#kind").selectOption(kind);
        page.locator("button[value=add]").click();
    }

    private static void makeRule(Person chief, String name, String word) {
        chief.go("/console/settings/rules/new");
        Page page = chief.page();
        page.locator("#name").fill(name);
        page.locator("#words").fill(word);
        page.locator("[name=do][value=assign]").check();
        page.locator(".rule-act summary", new Page.LocatorOptions().setHasText("担当")).click();
        page.locator("#people label", new Page.LocatorOptions().setHasText(PERSON)).click();
        page.locator("[name=do][value=note]").check();
        page.locator("#note").fill("現地の写真を頼む");
        chief.button("どの案件に当たるか見る").click();
        chief.shouldSee("0件が当てはまりました");
        looksWell(chief, "92-rule");
        chief.button("保存する").click();
        chief.shouldSee("まだ止まっています");
        chief.button("使う").click();
        chief.shouldSee("ルールを使い始めました");
        chief.go("/console/settings/rules");
        looksWell(chief, "93-rules");
    }

    /** The department has called back instead of writing. */
    private static void writeDownWhatWasSaid(Person operator) {
        Page page = operator.page();
        ask(page, "電話でもよいので教えてください");
        operator.shouldSee("依頼しました");
        page.locator(".escalation-result > summary").click();
        page.locator(".escalation-result textarea").fill("木曜の午前に伺います（石川さん、電話）");
        operator.photograph("95-result");
        operator.button("記入して、センターに戻す").click();
        operator.shouldSee("所管課の回答を記入しました");
        assertThat(page.locator("#timeline")).containsText("ごみ減量課 の回答を記入しました");
        assertThat(page.locator("#details-panel")).containsText("木曜の午前に伺います");
        assertThat(page.locator(".escalation-result")).hasCount(0);
    }

    private static void ask(Page page, String question) {
        page.locator("#case-title").focus();
        page.keyboard().press("e");
        page.locator("#department").fill("1501 ごみ減量課");
        page.locator("#question-text").fill(question);
        page.keyboard().press("Control+Enter");
    }

    /** By hand, as the reminder of the sample city would after two days. */
    private void escalateAndRemind(Person operator) {
        Page page = operator.page();
        ask(page, "駆除の予定を教えてください");
        operator.shouldSee("依頼しました");
        operator.button("ごみ減量課 に催促のメールを送る").click();
        operator.shouldSee("催促のメールを送りました");
        assertThat(page.locator("#timeline")).containsText("ごみ減量課 に催促のメールを送りました");
    }

    /** A case that a department still owes an answer is closed by no macro. */
    private void giveBack(String id) {
        String asked = desk.cases().file(id).at("/escalations/0/id").asText();
        var answer =
                desk.program("gomi", "192.0.2.108")
                        .postJson(
                                "/api/v1/escalations/" + asked + "/return",
                                java.util.Map.of("reason", "センターで回答してください"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static void useMacro(Person operator, String name) {
        Page page = operator.page();
        page.locator("#reply-text").fill("書きかけの文");
        page.locator("#case-title").focus();
        page.keyboard().press("o");
        operator.photograph("94-case-macros");
        Locator item =
                page.locator(".macro-menu .menu-item", new Page.LocatorOptions().setHasText(name));
        item.click();
        operator.shouldSee("マクロを行いました");
        assertThat(page.locator("#case-head .state-closed")).isVisible();
        assertThat(page.locator("#topics-panel .topic")).hasCount(1);
        assertThat(operator.barriers()).isEmpty();
        operator.button("再開").click();
        assertThat(page.locator("#reply-text"))
                .hasValue(java.util.regex.Pattern.compile("書きかけの文\\s[\\s\\S]*蜂谷 守 様[\\s\\S]*"));
        operator.photograph("95-case-after-macro");
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static void looksWell(Person chief, String picture) {
        chief.photograph(picture);
        assertThat(chief.barriers()).isEmpty();
        assertThat(chief.fitsATelephone()).isTrue();
    }
}
