// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** What citizens look for in vain becomes an article, and what is used is counted. */
@ExtendWith(OpenDesk.class)
class EditorialIT {
    /** Nothing of the sample city is written or spelt like it. */
    private static final String WORDS = "Zyxqvw";

    private static final String QUESTION = "Zyxqvwはどこで手続きできますか（試験）";

    private final Desk desk;
    private final Browser browser;

    EditorialIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @Test
    @Requirement({"FJ-011", "FJ-096", "FJ-158", "FJ-160", "ST-136", "ST-143", "ST-144", "ST-240"})
    void aSearchInVainShouldBecomeAnArticleThatTheNextCitizenFinds() {
        try (Person citizen = browser.reader()) {
            for (int i = 0; i < 3; i++) {
                citizen.go(search(WORDS + " 090-1234-5678"));
                citizen.go(search(WORDS));
            }
        }
        try (Person editor = browser.signedIn("editor")) {
            writeWhatIsMissing(editor);
            await("the article is found")
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> found(WORDS).contains(QUESTION));
            editor.go("/console/faq/queue?state=DONE");
            assertThat(editor.page().locator(".faq-table")).containsText("zyxqvw");
            editor.photograph("92-proposals-done");
            assertThat(editor.barriers()).isEmpty();
            assertThat(editor.complaints()).isEmpty();
        }
    }

    /** What a citizen reads, whose words are marked in it. */
    private String found(String words) {
        return desk.publicSite().get(search(words)).body().replaceAll("<[^>]*>", "");
    }

    private static String search(String words) {
        return "/faq/search?q=" + HttpApi.encoded(words);
    }

    private static void writeWhatIsMissing(Person editor) {
        Locator row =
                editor.page()
                        .locator("tr", new Page.LocatorOptions().setHasText("zyxqvw"))
                        .filter(new Locator.FilterOptions().setHasNotText("●"));
        await("the search is counted")
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            editor.go(
                                    "/console/faq/figures?span=DAY&show=SEARCHES&order=WITHOUT_RESULT");
                            return row.count() == 1;
                        });
        assertThat(editor.barriers()).isEmpty();
        assertThat(editor.fitsATelephone()).isTrue();
        editor.photograph("90-searches-in-vain");
        editor.go("/console/faq/figures?span=DAY&show=SEARCHES");
        assertThat(editor.page().locator("table")).containsText("zyxqvw ●●●");
        assertThat(editor.page().locator("table")).not().containsText("5678");
        editor.go("/console/faq/figures?span=DAY&show=SEARCHES&order=WITHOUT_RESULT");
        row.first().getByText("記事にする").click();
        assertThat(editor.page()).hasURL(Pattern.compile(".*/console/faq/new\\?proposal=\\d+$"));
        assertThat(editor.page().locator("#question")).hasValue("zyxqvw");
        editor.page().locator("#question").fill(QUESTION);
        editor.page().locator(".ProseMirror").click();
        editor.page().keyboard().type("Zyxqvwの手続きは市役所1階の窓口でできます。");
        editor.button("保存して公開").click();
        editor.shouldSee("公開中");
    }

    @Test
    @Requirement({"FJ-253", "FJ-258", "FJ-266", "ST-210", "ST-143", "ST-154"})
    void anOperatorShouldProposeACaseByOneKeyAndAnEditorDecide() {
        desk.post()
                .send(
                        Letter.inJis(
                                "kobayashi@example.jp",
                                "小林 正",
                                "犬の登録の住所変更",
                                "犬の登録の住所は転入のときに変えられますか。\r\n"));
        String id = desk.cases().withSubject("犬の登録の住所変更");
        try (Person operator = browser.signedIn("operator1")) {
            operator.go("/console/cases/" + id);
            // the answer takes an article: that is a use of it
            operator.page().locator("[data-insert]").first().click();
            operator.page().locator("#case-title").focus();
            operator.page().keyboard().press("q");
            assertThat(operator.page().locator("#title")).hasValue("犬の登録の住所変更");
            assertThat(operator.page().locator("#text")).hasValue(Pattern.compile("転入のときに変えられますか"));
            assertThat(operator.barriers()).isEmpty();
            assertThat(operator.fitsATelephone()).isTrue();
            operator.photograph("93-propose-a-case");
            operator.button("提案する").click();
            assertThat(operator.page())
                    .hasURL(Pattern.compile(".*/console/cases/" + id + "\\?done=proposed"));
            assertThat(operator.complaints()).isEmpty();
        }
        try (Person editor = browser.signedIn("editor")) {
            editor.go("/console/faq");
            assertThat(editor.page().locator(".faq-menu .count")).isVisible();
            editor.go("/console/faq/queue");
            editor.link("犬の登録の住所変更").click();
            editor.button("見送る").click();
            editor.shouldSee("見送る理由を入力してください。");
            editor.page().locator("#remark").fill("担当課と調整中のため");
            editor.button("見送る").click();
            editor.shouldSee("見送り");
            editor.shouldSee("担当課と調整中のため");
            assertThat(editor.barriers()).isEmpty();
            editor.photograph("94-proposal-declined");
            editor.go("/console/faq/figures?span=DAY&show=ARTICLES&order=MOST_USED");
            assertThat(editor.page().locator(".usage-numbers tbody tr").first()).isVisible();
            for (String sheet : List.of("HOURS", "CATEGORIES", "LANGUAGES")) {
                editor.go("/console/faq/figures?span=DAY&show=" + sheet);
                assertThat(editor.page().locator(".usage-numbers tbody tr").first()).isVisible();
                assertThat(editor.barriers()).isEmpty();
                assertThat(editor.fitsATelephone()).isTrue();
                editor.photograph("95-figures-" + sheet.toLowerCase(Locale.ROOT));
            }
            editor.go("/console/faq/queue?state=ALL");
            assertThat(editor.page().locator("section.section table")).containsText("合計");
            assertThat(editor.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement("SP-023")
    void whatWasAnsweredShouldBecomeAnInternalArticleThatTheNextCaseSuggests() {
        write("猫のマイクロチップ（試験）", "保護した猫のマイクロチップの読み取りはどこで頼めますか。\r\n");
        write("猫のマイクロチップ2（試験）", "マイクロチップの読み取りを猫に頼みたいです。\r\n");
        String id = desk.cases().withSubject("猫のマイクロチップ（試験）");
        String next = desk.cases().withSubject("猫のマイクロチップ2（試験）");
        try (Person operator = newOperatorWhoWrites()) {
            Page page = operator.page();
            operator.go("/console/cases/" + id);
            page.locator("#reply-text").fill("上野 梢 様\n動物愛護の窓口にある読み取り機で、その日に確認できます。");
            operator.button("承認に出す").click();
            assertThat(page.locator("#case-head")).containsText("承認待ち");
            operator.link("庁内FAQを作る").click();
            assertThat(page.locator("#question")).hasValue("猫のマイクロチップ（試験）");
            assertThat(page.locator(".ProseMirror")).containsText("その日に確認できます");
            assertThat(page.locator(".ProseMirror")).not().containsText("上野");
            assertThat(operator.barriers()).isEmpty();
            operator.photograph("96-article-from-a-case");
            operator.button("保存して公開").click();
            operator.shouldSee("公開中");
            String article = page.url().replaceAll(".*/(\\d+)\\?.*", "$1");
            assertThat(desk.publicSite().get("/faq/" + article).statusCode()).isEqualTo(404);

            Locator suggested = page.locator(".candidate[data-article='" + article + "']");
            await("the next case suggests it")
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> {
                                operator.go("/console/cases/" + next);
                                return suggested.count() == 1;
                            });
            assertThat(suggested).containsText("庁内向け");
            assertThat(operator.complaints()).isEmpty();
        }
    }

    private void write(String subject, String text) {
        desk.post().send(Letter.inJis("ueno@example.jp", "上野 梢", subject, text));
    }

    /** At the desk, and one of those who write the FAQ. */
    private Person newOperatorWhoWrites() {
        String login = "tantou" + System.nanoTime() % 1_000_000;
        Desk.Credentials made = desk.newAccount("OPERATOR --role FAQ_EDITOR", login, "Kondo");
        Person person = browser.visitor();
        person.go("/console");
        person.signIn(made);
        person.changePassword(made.password(), "Kinmokusei-" + login);
        person.page().waitForURL(Pattern.compile("^(?!.*/password).*$"));
        return person;
    }

    @Test
    @Requirement({"FJ-039", "FJ-095"})
    void anArticleThatDidNotHelpShouldBeFoundMendedAndShownAnew() {
        String article;
        try (Person citizen = browser.reader()) {
            citizen.go(search("パスポート"));
            citizen.page().locator(".result a").first().click();
            article = citizen.page().url().replaceAll(".*/(\\d+)$", "$1");
            citizen.page().locator(".verdict").last().click();
            citizen.page().locator(".feedback button").click();
            citizen.shouldSee("ありがとうございました");
        }
        try (Person editor = browser.signedIn("editor")) {
            Locator row = editor.page().locator("tr:has(a[href='/console/faq/" + article + "'])");
            await("the verdict is counted")
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> {
                                editor.go(
                                        "/console/faq/figures?span=DAY&show=ARTICLES&order=LEAST_HELPFUL");
                                return row.count() == 1;
                            });
            assertThat(row.getByText("0%", new Locator.GetByTextOptions().setExact(true)))
                    .hasCount(1);
            editor.go("/console/faq/figures?span=DAY&show=ARTICLES&order=STALE");
            assertThat(editor.page().locator(".usage-numbers tbody tr").first()).isVisible();
            editor.go("/console/faq/" + article + "/edit");
            editor.page().locator(".ProseMirror").click();
            editor.page().keyboard().press("Control+End");
            editor.page().keyboard().type("（持ち物を書き足しました）");
            editor.button("保存して公開").click();
            editor.shouldSee("公開中");
        }
        String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
        await("readers see the new text")
                .until(
                        () -> {
                            String page = desk.publicSite().get("/faq/" + article).body();
                            return page.contains("持ち物を書き足しました")
                                    && page.contains("<time datetime=\"" + today + "\">");
                        });
    }

    @Test
    @Requirement({"FJ-096", "ST-022", "ST-130"})
    void viewsOfPeopleShouldBeCountedApartFromThoseOfPrograms() {
        try (Person editor = browser.signedIn("editor");
                Person citizen = browser.reader()) {
            citizen.go(search("粗大ごみ"));
            String article =
                    citizen.page()
                            .locator(".result a")
                            .first()
                            .getAttribute("href")
                            .replaceAll(".*/", "");
            int before = views(editor, article);
            for (int i = 0; i < 5; i++) {
                citizen.go("/faq/" + article);
            }
            await("five views are counted")
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> views(editor, article) == before + 5);
            editor.go("/console/faq/figures?span=DAY");
            assertThat(editor.barriers()).isEmpty();
            assertThat(editor.fitsATelephone()).isTrue();
            editor.photograph("91-use-of-the-faq");
            assertThat(editor.complaints()).isEmpty();
        }
    }

    private static int views(Person editor, String article) {
        Object views =
                editor.page()
                        .evaluate(
                                "async id => {"
                                        + " const day = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Tokyo'})"
                                        + ".format(new Date());"
                                        + " const answer = await fetch(`/api/v1/faq-figures/articles/${id}"
                                        + "?first=${day}&last=${day}`);"
                                        + " return (await answer.json()).views; }",
                                article);
        return ((Number) views).intValue();
    }

    @Test
    @Requirement({"FJ-095", "FJ-096", "FJ-158", "FJ-160", "ST-136", "ST-240"})
    void figuresShouldBeSavedAsTheFilesOfSpreadsheets() {
        HttpApi editor = new HttpApi(desk.privateUrl());
        editor.signIn(desk.account("editor"));
        desk.publicSite().get(search("粗大ごみ"));

        byte[] csv = editor.download("/console/faq/figures/export?span=DAY&show=DAYS&as=CSV");
        byte[] book = editor.download("/console/faq/figures/export?span=DAY&show=SEARCHES&as=XLSX");

        assertThat(new String(csv, StandardCharsets.UTF_8)).startsWith("\ufeff日,検索,");
        assertThat(book).startsWith('P', 'K');
        await("the search is in the list with its hour")
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () ->
                                new String(
                                                editor.download(
                                                        "/console/faq/figures/export?span=DAY&show=HOURS&as=CSV"),
                                                StandardCharsets.UTF_8)
                                        .lines()
                                        .anyMatch(
                                                line ->
                                                        line.matches(
                                                                "\\d{4}-\\d\\d-\\d\\d,\\d{1,2},粗大ごみ,.*")));
    }
}
