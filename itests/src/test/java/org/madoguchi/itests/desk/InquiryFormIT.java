// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** The administrator makes a form, a citizen fills it in on a bad line, the desk gets a case. */
@ExtendWith(OpenDesk.class)
class InquiryFormIT {
    private static final String CATEGORY = "ごみ・リサイクル";
    private static final String QUESTION = "粗大ごみを出したいときは";

    private final Desk desk;
    private final Browser browser;
    private Desk.Credentials account;
    private final String run = Long.toString(System.nanoTime(), 36);

    InquiryFormIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @Test
    @Requirement({
        "FJ-009", "FJ-017", "FJ-078", "FJ-086", "FJ-100", "FJ-101", "ST-051", "ST-067", "ST-069",
        "ST-070", "YK-130"
    })
    void aFormThatAnAdministratorMadeShouldBringACaseWithItsItems() {
        String name = "粗大ごみの相談 " + run;
        String form = makeForm(name);
        try (Person citizen = browser.citizen()) {
            String mail = "form-" + run + "@example.jp";
            String number = fillIn(citizen, name, mail);
            checkMail(mail, number);
            checkCase(number, mail);
        }
        withdraw(form);
    }

    /** Of this test alone: the sample city has none, and the first one is another test's. */
    private Person administrator() {
        Person person = browser.visitor();
        person.go("/console");
        if (account == null) {
            String login = "kanri" + System.nanoTime() % 1_000_000;
            Desk.Credentials made = desk.newAccount("ADMINISTRATOR", login, "Mori");
            account = new Desk.Credentials(login, "Tsukau-" + run + "-9");
            person.signIn(made);
            person.changePassword(made.password(), account.password());
        } else {
            person.signIn(account);
        }
        return person;
    }

    /** The path of the published form. */
    private String makeForm(String name) {
        try (Person administrator = administrator()) {
            Page page = administrator.page();
            administrator.go("/console/forms");
            administrator.shouldSee("標準");
            assertThat(administrator.barriers()).isEmpty();
            administrator.photograph("60-forms");
            administrator.link("フォームを作る").click();
            page.locator("#name-ja").fill(name);
            page.locator("#name-en").fill("Bulky waste");
            page.locator("#intro-ja").fill("品物と希望日をお知らせください。");
            page.locator("#intro-en").fill("Tell us what it is and when we should come.");
            page.locator("input[name=both]").check();
            page.locator(
                            "label",
                            new Page.LocatorOptions().setHasText(Pattern.compile(CATEGORY + "$")))
                    .locator("input[name=category]")
                    .first()
                    .check();
            page.locator("input[name=f0-required]").check();
            page.locator("input[name=f2-required]").check();
            add(page, "radio", 3, "品物の種類", "Kind of thing");
            page.locator("#f3-options").fill("家具 | Furniture\n家電 | Appliance\nその他");
            page.locator("input[name=f3-required]").check();
            add(page, "day", 4, "希望日", "Day");
            page.locator("select[name=f4-span]").selectOption("FROM_TODAY");
            add(page, "address", 5, "出す場所", "Place");
            page.locator("input[name=f5-required]").check();
            // by the keyboard: the item goes up, and the focus with it
            page.locator("button[value='up:5']").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#f4-label-ja")).hasValue("出す場所");
            assertThat(page.locator("#row-4-title")).isFocused();
            page.locator("#subject-ja").fill("【粗大ごみ】受け付けました {受付番号}");
            page.locator("#mail-ja").fill("{氏名} 様\n受付番号は {受付番号} です。\n{内容}");
            assertThat(administrator.barriers()).isEmpty();
            administrator.photograph("61-form-editor");

            administrator.button("保存して試す").click();
            administrator.shouldSee("試しの画面です");
            administrator.shouldSee("Kind of thing");
            page.locator("button[name=confirm]").click();
            assertThat(page.locator("#problems")).containsText("品物の種類を選んでください");
            assertThat(administrator.barriers()).isEmpty();
            administrator.photograph("62-form-tried");
            administrator.link("フォームの編集に戻る").click();
            String path = page.url().replaceAll(".*(/console/forms/\\d+).*", "$1");
            administrator.button("公開する").click();
            administrator.shouldSee("公開しました");
            administrator.go(path + "/versions");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(administrator.barriers()).isEmpty();
            administrator.photograph("63-form-versions");
            assertThat(administrator.complaints()).isEmpty();
            return path;
        }
    }

    private static void add(Page page, String kind, int row, String label, String english) {
        page.locator("#kind").selectOption(kind);
        page.locator("button[value=add]").click();
        page.locator("#f" + row + "-label-ja").fill(label);
        page.locator("#f" + row + "-label-en").fill(english);
    }

    private String fillIn(Person citizen, String name, String mail) {
        Page page = citizen.page();
        citizen.go("/faq/search?q=粗大ごみを出したい");
        page.locator("main a[href^='/faq/']", new Page.LocatorOptions().setHasText(QUESTION))
                .first()
                .click();
        page.locator("main a[href*='/form/inquiry?article=']").first().click();
        assertThat(page.locator("h1")).containsText(name);
        citizen.shouldSee("Kind of thing");
        citizen.shouldSee(QUESTION);
        String address = page.url();
        assertThat(citizen.barriers()).isEmpty();
        assertThat(citizen.fitsATelephone()).isTrue();
        page.getByLabel("お問い合わせの内容").first().fill("ソファを捨てたいです。");
        page.getByLabel("お名前").first().fill("木村 恵");
        page.locator("input[type=email]").fill("まちがい");
        page.getByLabel("家具").check();
        page.locator("[data-postal]").fill("１００ー０００１");
        assertThat(page.locator("[data-place]")).hasValue("東京都千代田区千代田");
        page.locator("input[autocomplete=street-address]").fill("1-1");
        citizen.photograph("64-form-filled");
        askInTheCorner(page);
        assertThat(page.getByLabel("お問い合わせの内容").first()).hasValue("ソファを捨てたいです。");
        assertThat(page.locator("[data-place]")).hasValue("東京都千代田区千代田");

        page.context().setOffline(true);
        page.locator("button[name=confirm]").click();
        assertThat(page.locator("[data-offline]")).containsText("ただいまつながりません");
        citizen.photograph("65-form-offline");
        page.context().setOffline(false);
        Locator problems = page.locator("#problems");
        assertThat(problems).containsText("メールアドレスの形が正しくない");
        assertThat(problems).isFocused();
        assertThat(citizen.barriers()).isEmpty();
        citizen.photograph("66-form-problems");

        // the tab is opened anew: what was typed is still there
        page.navigate(address);
        citizen.shouldSee("前に入力していた内容を戻しました");
        assertThat(page.getByLabel("お問い合わせの内容").first()).hasValue("ソファを捨てたいです。");
        assertThat(page.getByLabel("家具")).isChecked();
        page.locator("input[type=email]").fill(mail);
        page.locator("button[name=confirm]").click();
        citizen.shouldSee("入力内容の確認");
        citizen.shouldSee("〒100-0001 東京都千代田区千代田1-1");
        assertThat(citizen.barriers()).isEmpty();
        citizen.photograph("67-form-confirmation");
        page.locator("button[name=send]").click();
        String number = page.locator("#case-number").textContent().strip();
        assertThat(citizen.barriers()).isEmpty();
        citizen.photograph("68-form-receipt");

        page.navigate(address);
        assertThat(page.getByLabel("お問い合わせの内容").first()).hasValue("");
        assertThat(citizen.complaints())
                .allMatch(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
        return number;
    }

    /** The chat is beside the form, which stays as it is. */
    private static void askInTheCorner(Page page) {
        page.locator("button.launcher").click();
        Locator words = page.locator(".madoguchi-chat textarea");
        words.fill("入力の途中ですが、教えてください");
        words.press("Escape");
        assertThat(words).isHidden();
        assertThat(page.locator("button.launcher")).isFocused();
    }

    private void checkMail(String mail, String number) {
        MimeMessage receipt =
                desk.post().receive(mail, "the receipt", got -> Post.subject(got).contains(number));
        // the case's token follows
        assertThat(Post.subject(receipt)).startsWith("【粗大ごみ】受け付けました " + number);
        assertThat(Post.header(receipt, "Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(Post.text(receipt)).contains("木村 恵 様", "受付番号は " + number + " です。", "品物の種類：家具");
    }

    private void checkCase(String number, String mail) {
        JsonNode question = desk.cases().question(number);
        assertThat(question.get("text").asText()).isEqualTo("ソファを捨てたいです。");
        Map<String, String> fields = new LinkedHashMap<>();
        question.get("fields")
                .forEach(
                        field ->
                                fields.put(
                                        field.get("label").asText(), field.get("value").asText()));
        assertThat(fields)
                .containsEntry("お名前", "木村 恵")
                .containsEntry("メールアドレス", mail)
                .containsEntry("品物の種類", "家具")
                .containsEntry("出す場所", "〒100-0001 東京都千代田区千代田1-1");
        assertThat(fields.get("見ていた質問")).contains(QUESTION).contains("/faq/");
        try (Person operator = browser.signedIn("operator1")) {
            operator.go("/console/cases/" + number);
            Locator timeline = operator.page().locator("#timeline");
            for (String text : List.of("品物の種類", "家具", QUESTION, "受付番号は " + number)) {
                assertThat(timeline).containsText(text);
            }
            operator.photograph("69-case-from-form");
        }
        try (Person chief = browser.signedIn("supervisor")) {
            chief.go("/console/figures?show=ARTICLE&span=DAY");
            Locator row =
                    chief.page()
                            .locator(
                                    ".figures-table tr",
                                    new Page.LocatorOptions().setHasText(QUESTION));
            assertThat(row.locator("a[href^='/console/faq/']")).isVisible();
            assertThat(row.locator("td").nth(1)).hasText(Pattern.compile("[1-9]\\d*"));
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("69a-figures-article");
        }
    }

    private void withdraw(String path) {
        try (Person administrator = administrator()) {
            administrator.go(path);
            administrator.button("公開をやめる").click();
            administrator.shouldSee("公開をやめました");
        }
    }

    @Test
    @Requirement({"FJ-100", "ST-069"})
    void aFormShouldBeSeenWhileItIsMadeAndAskForNothingThatDoesNotApply() {
        String name = "ごみの相談 " + run;
        String form = makeFormWithConditions(name);
        String address = "/form/inquiry?form=" + form.replaceAll(".*/", "");
        try (Person citizen = browser.citizen()) {
            Page page = citizen.page();
            citizen.go(address);
            assertThat(page.locator("#q3")).isHidden();
            page.getByLabel("家電").check();
            assertThat(page.locator("#q3")).isVisible();
            page.locator("#q3").fill("冷蔵庫を3台");
            assertThat(citizen.barriers()).isEmpty();
            citizen.photograph("66-form-condition");
            page.getByLabel("家具").check();
            assertThat(page.locator("#q3")).isHidden();
            page.locator("#q1").fill("ソファを1つ " + run);
            page.locator("button[name=confirm]").click();
            citizen.shouldSee("入力内容の確認");
            assertThat(page.locator("main")).not().containsText("冷蔵庫");
            page.locator("button[name=send]").click();
            assertThat(page.locator("#case-number")).isVisible();
        }
        try (Person citizen = browser.citizenWithoutScript()) {
            Page page = citizen.page();
            citizen.go(address);
            citizen.shouldSee("「品物の種類」で「家電」を選んだ方だけ、お答えください。");
            assertThat(page.locator("#q3")).isVisible();
            page.locator("#q1").fill("テレビを1台 " + run);
            page.getByLabel("家電").check();
            page.locator("button[name=confirm]").click();
            assertThat(page.locator("#problems")).containsText("大きさ");
            citizen.photograph("67-form-condition-plain");
        }
        withdraw(form);
    }

    private String makeFormWithConditions(String name) {
        try (Person administrator = administrator()) {
            Page page = administrator.page();
            FrameLocator preview = page.frameLocator("[data-preview]:not(.form-preview-next)");
            administrator.go("/console/forms/new");
            page.locator("#name-ja").fill(name);
            assertThat(preview.locator("h1")).hasText(name);
            page.locator("button[value='remove:2']").click();
            page.locator("button[value='remove:1']").click();
            page.locator("#kind").selectOption("radio");
            page.locator("button[value=add]").click();
            page.locator("#f1-label-ja").fill("品物の種類");
            page.locator("#f1-options").fill("家具\n家電");
            page.locator("#kind").selectOption("line");
            page.locator("button[value=add]").click();
            page.locator("#f2-label-ja").fill("大きさ");
            page.locator("input[name=f2-required]").check();
            page.locator("#f2-when").selectOption("q2");
            page.locator("#f2-values label", new Page.LocatorOptions().setHasText("家電"))
                    .locator("input")
                    .check();
            assertThat(preview.locator("[data-when]")).hasCount(1);
            assertThat(preview.locator("[data-when]")).isHidden();
            preview.getByLabel("家電").check();
            assertThat(preview.locator("[data-when]")).isVisible();
            // what was tried stays while the form is written on
            page.locator("#f2-help-ja").fill("高さと幅を書いてください。");
            assertThat(preview.locator("[data-when]")).containsText("高さと幅");
            assertThat(preview.locator("[data-when]")).isVisible();
            preview.locator("button[name=confirm]").click();
            assertThat(preview.locator("h1")).hasText(name);
            assertThat(administrator.barriers()).isEmpty();
            administrator.photograph("64-form-preview");
            assertThat(administrator.fitsATelephone()).isTrue();
            page.locator("select[name=preview-language]").selectOption("en");
            assertThat(preview.locator("button[name=confirm]")).hasText("Check before sending");
            // the item that it depends on goes below: the desk says what is wrong
            page.locator("button[value='up:2']").click();
            administrator.button("保存する").click();
            administrator.shouldSee("より上にありません");
            page.locator("button[value='down:1']").click();
            administrator.button("保存する").click();
            administrator.shouldSee("保存しました");
            administrator.button("公開する").click();
            administrator.shouldSee("公開しました");
            return page.url().replaceAll(".*(/console/forms/\\d+).*", "$1");
        }
    }

    @Test
    @Requirement("FJ-022")
    void aBrowserWithoutScriptShouldSendTheFormToo() {
        try (Person citizen = browser.citizenWithoutScript()) {
            Page page = citizen.page();
            String subject = "スクリプトなし " + run;
            citizen.go("/form/inquiry");
            page.locator("#text").fill("文字だけのブラウザーから送ります。");
            page.locator("#subject").fill(subject);
            page.locator("#subject").press("Enter");
            citizen.shouldSee("入力内容の確認");
            page.locator("button[name=send]").click();
            String number = page.locator("#case-number").textContent().strip();
            assertThat(desk.cases().withSubject(subject)).isEqualTo(number);
        }
    }

    @Test
    void nonsenseShouldBeAnsweredWithoutHarm() {
        HttpApi machine = desk.publicSite().from("198.51.100.77");
        Map<String, String> many = new LinkedHashMap<>();
        many.put("_csrf", machine.csrfOf("/form/inquiry"));
        for (int i = 0; i < 10_000; i++) {
            many.put("field" + i, "x");
        }
        List<Integer> answers = new ArrayList<>();
        answers.add(machine.postForm("/form/inquiry", many).statusCode());
        for (String key : List.of("", "forged", "A".repeat(70), "あ".repeat(10_000))) {
            HttpResponse<String> answer =
                    machine.postForm(
                            "/form/inquiry",
                            Map.of(
                                    "_csrf",
                                    machine.csrfOf("/form/inquiry"),
                                    "key",
                                    key,
                                    "text",
                                    "偽の画面から " + run,
                                    "send",
                                    "1"));
            answers.add(answer.statusCode());
            assertThat(answer.body()).contains("偽の画面から " + run);
        }
        assertThat(answers).allMatch(status -> status >= 400 && status < 500);
        assertThat(desk.cases().count("偽の画面から " + run)).isZero();
        assertThat(machine.get("/form/inquiry/postal?code=" + "9".repeat(5_000)).body())
                .contains("\"places\":[]");
        assertThat(machine.get("/form/inquiry?form=99999999999999999999&article=-1").statusCode())
                .isEqualTo(200);
        assertThat(machine.get("/form/inquiry/done?number=%3Cscript%3E").statusCode())
                .isEqualTo(404);
    }
}
