// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.madoguchi.test.Requirement;

/**
 * The ways of citizens and staff in the engines that the other tests do not use. Edge and Chrome
 * have Chromium's.
 */
@ExtendWith(OpenDesk.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherBrowsersIT {
    private static final String HEARD = "this can be heard";

    private final Desk desk;
    private final Browser browser;
    private final String run = Long.toString(System.nanoTime(), 36);
    private Desk.Credentials account;
    private String form;
    private String survey;
    private Window window;

    OtherBrowsersIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    /** As people know them, with what makes one. */
    enum Kind {
        FIREFOX(Firefox::new),
        WEBKIT(WebKit::new);

        private final Supplier<Engine> engine;

        Kind(Supplier<Engine> engine) {
            this.engine = engine;
        }
    }

    @BeforeAll
    void askForAPostalCodeAndAnOpinion() {
        String login = "browsers" + System.nanoTime() % 1_000_000;
        Desk.Credentials made = desk.newAccount("ADMINISTRATOR", login, "Hayashi");
        account = new Desk.Credentials(login, "Tsukau-" + run + "-9");
        try (Person administrator = browser.visitor()) {
            Page page = administrator.page();
            administrator.go("/console");
            administrator.signIn(made);
            administrator.changePassword(made.password(), account.password());
            administrator.go("/console/forms/new");
            page.locator("#name-ja").fill("住所のある質問 " + run);
            page.locator("input[name=f0-required]").check();
            page.locator("#kind").selectOption("address");
            page.locator("button[value=add]").click();
            page.locator("#f3-label-ja").fill("場所");
            administrator.button("保存する").click();
            administrator.shouldSee("保存しました");
            administrator.button("公開する").click();
            administrator.shouldSee("公開しました");
            form = page.url().replaceAll(".*(/console/forms/\\d+).*", "$1");
        }
        try (Person chief = browser.signedIn("supervisor")) {
            Page page = chief.page();
            chief.go("/console/surveys/new?audience=CITIZENS");
            page.locator("#name-ja").fill("ブラウザーの調査 " + run);
            page.locator("input[name=occasion][value=REPLY]").uncheck();
            page.locator("input[name=occasion][value=FORM]").check();
            chief.button("保存する").click();
            chief.shouldSee("保存しました");
            chief.button("調査を始める").click();
            chief.shouldSee("調査を始めました");
            survey = page.url().replaceAll(".*(/console/surveys/\\d+).*", "$1");
        }
    }

    @AfterAll
    void askNoMore() {
        try (Person chief = browser.signedIn("supervisor")) {
            chief.go(survey);
            chief.button("締め切る").click();
            chief.shouldSee("締め切りました");
        }
        try (Person administrator = browser.visitor()) {
            administrator.go(form);
            administrator.signIn(account);
            administrator.button("公開をやめる").click();
            administrator.shouldSee("公開をやめました");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Requirement({"ST-067", "ST-115", "ST-118", "YK-102"})
    void everyWayShouldBeOpenInEveryBrowser(Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        try (Engine engine = kind.engine.get()) {
            String number;
            try (Window citizen = engine.open(desk.publicUrl())) {
                window = citizen;
                find(name);
                judge(name);
                setTheScene(name);
                chat(name);
                number = inquire(name);
                answerTheSurvey(name);
                assertThat(window.complaints())
                        .as("of pages, besides one made here that shows that they are heard")
                        .singleElement(InstanceOfAssertFactories.STRING)
                        .contains(HEARD);
            }
            try (Window operator = engine.open(desk.privateUrl())) {
                window = operator;
                answer(name, number);
                assertThat(window.complaints()).isEmpty();
            }
        }
    }

    /** Type-ahead, results, article. */
    private void find(String name) {
        window.go("/");
        window.evaluate("console.error('" + HEARD + "')");
        look(name + "-1-home");
        window.type("#q", "そだ");
        window.see("#suggestions [role=option]", "粗大ごみ");
        window.press("#q", Window.Key.DOWN);
        window.see("#suggestions [role=option][aria-selected=true]", "粗大ごみ");
        look(name + "-2-suggestions");
        window.click(".search button");
        window.see(".result a");
        look(name + "-3-results");
        window.type("#q", "粗大ごみ");
        window.press("#q", Window.Key.ENTER);
        window.see("h1", "粗大ごみ");
        window.click(".result a");
        window.see(".answer");
        look(name + "-4-article");
    }

    private void judge(String name) {
        window.click("label.verdict:has([value=no])");
        window.type("#comment", "料金が分かりませんでした");
        look(name + "-5-verdict");
        window.click(".feedback button[type=submit]");
        window.see(".feedback.thanked", "ありがとうございました");
        window.see("a.way[href^='/form/inquiry?article=']");
    }

    private void setTheScene(String name) {
        window.click(".settings > a");
        window.see("html.text-large body");
        look(name + "-6-large");
        window.click(".settings > a");
        window.see("html.text-normal body");
        window.click(".languages summary");
        window.click(".languages [hreflang=ko]");
        window.see("html[lang=ko] body");
        look(name + "-7-korean");
        window.click(".languages summary");
        window.click(".languages [hreflang=ja]");
        window.see("html[lang=ja] body");
    }

    private void chat(String name) {
        window.click(".launcher");
        window.see(".log", "こんにちは");
        window.type(".writer textarea", "粗大ごみの出し方");
        look(name + "-8-chat");
        window.click(".writer button");
        window.see(".log .mine .said", "粗大ごみの出し方");
        window.see(".log .cards a");
        look(name + "-9-chat-answer");
        window.click(".panel header [aria-label]");
    }

    /** The number of the case. */
    private String inquire(String name) {
        window.go("/form/inquiry?form=" + form.replaceAll(".*/", ""));
        window.click("button[name=confirm]");
        window.see("#problems");
        look(name + "-10-form-problems");
        window.type("#q1", "引っ越しの手続きを教えてください。");
        window.type("[data-postal]", "1000001");
        window.see("[data-place]");
        window.type("input[type=email]", "browser-" + run + "@example.jp");
        look(name + "-11-form");
        window.click("button[name=confirm]");
        window.see("main", "入力内容の確認");
        window.see("main", "〒100-0001 東京都千代田区千代田");
        look(name + "-12-confirmation");
        window.click("button[name=send]");
        window.see("#case-number");
        look(name + "-13-receipt");
        return String.valueOf(
                window.evaluate("document.querySelector('#case-number').textContent.trim()"));
    }

    private void answerTheSurvey(String name) {
        window.click("a[href^='/survey/']");
        look(name + "-14-consent");
        window.click("button[name=part][value=yes]");
        window.click("input[name=age]");
        window.click("input[name=gender]");
        window.click("input[name=known]");
        window.click("input[name=frequency]");
        window.click("input[name=satisfaction]");
        look(name + "-15-survey");
        window.click("button[name=confirm]");
        window.see("main", "ご回答ありがとうございました");
    }

    private void answer(String name, String number) {
        Desk.Credentials account = desk.account("operator1");
        window.go("/console/inbox?view=UNASSIGNED");
        window.type("#login", account.login());
        window.type("#password", account.password());
        look(name + "-16-sign-in");
        window.click("form[action='/console/sign-in'] button");
        window.see("#row-list .row-link[href*='" + number + "']");
        look(name + "-17-inbox");
        window.click("#row-list .row-link[href*='" + number + "']");
        window.see("#timeline", "引っ越しの手続きを教えてください。");
        window.click("[data-key=a]");
        window.see(".case-assignee", "佐藤 みどり");
        window.type("#reply-text", "転出届は郵送でも出せます。");
        window.see("#draft-state", "下書きを保存しました");
        look(name + "-18-case");
        window.click("#sheet-reply [data-submit]");
        window.see("#case-head", "承認待ち");
        window.see("#timeline", "転出届は郵送でも出せます。");
        look(name + "-19-waiting");
    }

    /** Nothing is wider than a telephone or a desk. */
    private void look(String name) {
        window.resize(390, 844);
        shouldFit(name);
        window.photograph("browser-" + name + "-390");
        window.resize(Person.WIDE, Person.HIGH);
        shouldFit(name);
        window.photograph("browser-" + name + "-1440");
    }

    private void shouldFit(String name) {
        Object excess = window.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) excess).intValue()).as("excess width of " + name).isNotPositive();
    }
}
