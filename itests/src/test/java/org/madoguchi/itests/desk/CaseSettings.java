// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;

/** An administrator who decides what cases are about, what is recorded on them and what is said. */
final class CaseSettings implements AutoCloseable {
    static final String REASON = "現場の写真を見てほしいため";
    static final String SUBJECT = "【あさひ市】受け付けました";

    /** Answers for all about waste. */
    static final String WASTE_SECTION = "ごみ減量課";

    /** The FAQ on bulky waste suggests it. */
    static final String WASTE = "分野＞くらし＞ごみ・リサイクル";

    private final Person administrator;
    private final Page page;

    CaseSettings(Desk desk, Browser browser) {
        Desk.Credentials account = desk.newAccount("ADMINISTRATOR", "settei", "Settei");
        administrator = browser.visitor();
        page = administrator.page();
        administrator.go("/console");
        administrator.signIn(account);
        page.locator("#old").fill(account.password());
        page.locator("#new").fill("Settei-nihon-9");
        page.locator("#again").fill("Settei-nihon-9");
        administrator.button("変更する").click();
        administrator.shouldSee("Settei");
    }

    /** A new classification that is chosen by a pull-down, beside the sample city's. */
    void classify() {
        administrator.go("/console/settings/topics");
        administrator.shouldSee("案内内容");
        administrator.shouldSee("対応範囲");
        page.locator("#new-root").fill("受付の種類");
        page.locator("#new-root").press("Enter");
        for (String topic : new String[] {"質問", "要望", "苦情"}) {
            page.locator("#new-child").fill(topic);
            page.locator("#new-child").press("Enter");
            assertThat(page.locator(".category-line").getByText(topic, exact())).isVisible();
        }
        page.locator("input[name=style][value=MENU]").check();
        administrator.button("保存する").click();
        administrator.shouldSee("保存しました");
        page.locator(".category-line").getByText("苦情", exact()).click();
        administrator.button("使わないことにする").click();
        administrator.shouldSee("使わないことにしました");
        looksWell("70-settings-topics");
        page.locator(".category-line").getByText("ごみ・リサイクル", exact()).first().click();
        page.locator("#department").selectOption(new SelectOption().setLabel(WASTE_SECTION));
        administrator.button("保存する").click();
        administrator.shouldSee("保存しました");
        assertThat(page.locator(".category-line.chosen .badge")).hasText(WASTE_SECTION);
        looksWell("70a-settings-topic-department");
        administrator.go("/console/directory/departments/1501");
        assertThat(page.locator("#topics-title + ul a[href*='/console/list?view=ALL']"))
                .hasText(WASTE);
        looksWell("70b-directory-topics");
    }

    private static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    /** Items for cases about waste. */
    void define() {
        administrator.go("/console/settings/items/new");
        page.locator("#name-ja").fill("粗大ごみの聞き取り");
        page.locator("#f0-label-ja").fill("品物");
        add("number");
        page.locator("#f1-label-ja").fill("個数");
        page.locator("input[name=f1-required]").check();
        page.locator("input[name=f1-least]").fill("1");
        page.locator("input[name=f1-most]").fill("20");
        add("address");
        page.locator("#f2-label-ja").fill("収集場所");
        page.locator("summary", new Page.LocatorOptions().setHasText("出す分類")).click();
        page.locator("label.check", new Page.LocatorOptions().setHasText(WASTE)).click();
        assertThat(page.frameLocator("[data-preview]:not(.form-preview-next)").getByText("個数"))
                .isVisible();
        looksWell("71-settings-items");
        administrator.button("保存する").click();
        administrator.shouldSee("保存しました");
        administrator.button("公開する").click();
        administrator.shouldSee("公開しました");
        administrator.go("/console/settings/items");
        looksWell("72-settings-items-list");
    }

    private void add(String kind) {
        page.locator("#kind").selectOption(kind);
        page.locator(".form-add button").click();
    }

    void giveAReason() {
        administrator.go("/console/settings/reasons");
        page.locator("#new-entry").fill(REASON);
        page.locator("#new-entry").press("Enter");
        administrator.shouldSee("加えました");
        looksWell("73-settings-reasons");
    }

    /** The next note of receipt has another subject. */
    void sayOtherwise() {
        administrator.go("/console/settings/mails/acknowledgement");
        page.locator("#subject").fill(SUBJECT + " {{case}}");
        administrator.button("見てみる").click();
        administrator.shouldSee(SUBJECT + " 2026-004512");
        looksWell("74-settings-mails");
        administrator.button("保存する").click();
        administrator.shouldSee("変更あり");
    }

    void sayAsDelivered() {
        administrator.go("/console/settings/mails/acknowledgement");
        administrator.button("はじめの文面に戻す").click();
        administrator.shouldSee("はじめの文面に戻しました");
        assertThat(page.locator("#subject")).hasValue("【自動送信】お問い合わせを受け付けました（受付番号 {{case}}）");
    }

    /** What is typed while the line is dead is kept, and sent when it is back. */
    void typeWithoutALine(String caseId) {
        administrator.go("/console/cases/" + caseId);
        assertThat(page.locator("#items-panel [data-items]")).isVisible();
        page.context().setOffline(true);
        page.locator("[data-item=q1] input").fill("ソファ（2人掛け）");
        assertThat(page.locator("#items-state")).containsText("保存できません");
        page.context().setOffline(false);
        assertThat(page.locator("#items-state"))
                .hasText(
                        "保存しました",
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
                                .setTimeout(30_000));
        administrator.go("/console/cases/" + caseId);
        assertThat(page.locator("[data-item=q1] input")).hasValue("ソファ（2人掛け）");
        assertThat(page.locator("#timeline")).containsText("品物：ソファ（2人掛け）");
    }

    private void looksWell(String name) {
        administrator.photograph(name);
        assertThat(administrator.barriers()).isEmpty();
        assertThat(administrator.fitsATelephone()).isTrue();
    }

    @Override
    public void close() {
        administrator.close();
    }
}
