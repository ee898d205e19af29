// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.LibreTranslateServer;
import org.madoguchi.test.Requirement;

/**
 * A machine drafts what a person corrects, articles and letters; the machine comes, fails and goes.
 */
@ExtendWith(OpenDesk.class)
class TranslatorIT {
    private static final String FEATURE = "madoguchi-translator-libretranslate";

    private final Desk desk;
    private final Browser browser;
    private final HttpApi editor;
    private final Path file;
    private LibreTranslateServer server;

    TranslatorIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        editor = desk.program("editor", "192.0.2.71");
        file = desk.file("etc/org.madoguchi.translator.libretranslate.cfg");
    }

    @BeforeEach
    void open() throws IOException {
        server = LibreTranslateServer.start();
    }

    @AfterEach
    void close() throws IOException {
        Files.deleteIfExists(file);
        server.close();
        await("the translator is gone for who comes next")
                .until(() -> !desk.shell("madoguchi:health").contains("LibreTranslate"));
    }

    @Test
    @Requirement("ST-145")
    void aMachinesDraftShouldBePublicOnceAPersonHasCorrectedIt() throws IOException {
        String id = published("粗大ごみ（機械翻訳の試験）", "<p>電話で<strong>申し込み</strong>ます。</p>");
        String page = "/console/faq/" + id + "/translations/en";
        try (Person person = browser.signedIn("editor")) {
            person.go(page);
            assertThat(person.page().locator("[data-machine]")).hasCount(0);
            configure();
            awaitHealth("UP");
            person.go(page);
            person.photograph("83-faq-translation-empty");
            person.button("機械翻訳で下書きを作る").click();
            person.shouldSee("まだ公開されていません");
            assertThat(person.page().locator("#question")).hasValue("en:粗大ごみ（機械翻訳の試験）");
            assertThat(person.page().locator("#answer"))
                    .hasValue("<p>en:電話で<strong>en:申し込み</strong>en:ます。</p>");
            assertThat(person.barriers()).isEmpty();
            assertThat(person.fitsATelephone()).isTrue();
            person.photograph("84-faq-translation-draft");
            assertThat(read(id)).contains("電話で").doesNotContain("en:電話で");

            person.page().locator("#question").fill("Bulky waste (test)");
            person.button("確かめた訳として保存する").click();
            person.shouldSee("訳を保存しました");
            assertThat(read(id)).contains("Bulky waste (test)");
            assertThat(person.page().locator("[data-machine]")).hasCount(0);
            assertThat(person.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement("ST-109")
    void aForeignLetterShouldGoToTheDepartmentWithItsJapaneseTranslation() throws IOException {
        String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        configure("messages = true\n");
        awaitHealth("UP");
        desk.post()
                .send(
                        Letter.from(
                                        "john" + mark + "@example.com",
                                        "John Smith",
                                        "Old sofa " + mark)
                                .text("How do I throw away a sofa?\r\nThank you.\r\n"));
        String id = desk.cases().withSubject("Old sofa " + mark);
        try (Person operator = browser.signedIn("operator1")) {
            Page page = operator.page();
            operator.go("/console/cases/" + id);
            page.locator(".translate summary").click();
            operator.photograph("90-foreign-letter");
            operator.button("機械翻訳する（LibreTranslate）").click();
            operator.shouldSee("機械翻訳の日本語訳を添えました");
            assertThat(page.locator(".translation")).containsText("ja:How do I throw away a sofa?");
            assertThat(page.locator(".translation")).containsText("確認前");
            page.locator(".translate summary").click();
            page.locator(".translate textarea").fill("ソファーの捨て方（" + mark + "）を尋ねています。");
            operator.button("訳を保存する").click();
            operator.shouldSee("日本語訳を保存しました");
            assertThat(page.locator(".translation")).containsText("日本語訳 佐藤 みどり");
            assertThat(operator.barriers()).isEmpty();
            assertThat(operator.fitsATelephone()).isTrue();
            operator.photograph("91-foreign-letter-translated");
            seeWhatAColleagueMakesOfIt(operator, id, mark);
            page.locator("#tab-escalation").click();
            page.locator("#department").fill("1501 ごみ減量課");
            page.locator("#question-text").fill("回答をお願いします。");
            operator.button("依頼する").click();
            assertThat(page.locator("#case-head")).containsText("所管課待ち");
            assertThat(operator.complaints()).isEmpty();
        }
        try (Person section = browser.signedIn("gomi")) {
            section.go("/console/cases/" + id);
            section.shouldSee("How do I throw away a sofa?");
            section.shouldSee("ソファーの捨て方と料金（" + mark + "）を尋ねています。");
            assertThat(section.page().locator(".translate")).hasCount(0);
            assertThat(section.barriers()).isEmpty();
            section.photograph("92-foreign-letter-at-the-department");
        }
    }

    /** What was typed here before does not come back over it. */
    private void seeWhatAColleagueMakesOfIt(Person operator, String id, String mark) {
        String better = "ソファーの捨て方と料金（" + mark + "）を尋ねています。";
        try (Person colleague = browser.signedIn("supervisor")) {
            colleague.go("/console/cases/" + id);
            colleague.page().locator(".translate summary").click();
            colleague.page().locator(".translate textarea").fill(better);
            colleague.button("訳を保存する").click();
            colleague.shouldSee("日本語訳を保存しました");
        }
        operator.go("/console/cases/" + id);
        assertThat(operator.page().locator(".translation")).containsText(better);
        assertThat(operator.page().locator(".translate textarea")).hasValue(better);
    }

    @Test
    void aMachineThatIsAwayOrTakenOutShouldDisturbNobody() throws IOException {
        String id = published("転入届（機械翻訳の試験）", "<p>窓口へ。</p>");
        configure();
        awaitHealth("UP");
        server.goAway();
        awaitHealth("DOWN");
        assertThat(editor.get("/metrics").statusCode()).isNotEqualTo(500);
        try (Person person = browser.signedIn("editor")) {
            person.go("/console/faq/" + id + "/translations/ko");
            person.shouldSee("機械翻訳サーバー（" + server.url() + "）につながりません");
            person.photograph("85-faq-translation-away");
            person.button("機械翻訳で下書きを作る").click();
            assertThat(person.page().locator("p.notice-error")).containsText("つながりません");

            desk.shell("feature:uninstall " + FEATURE);
            person.go("/console/faq/" + id + "/translations/ko");
            assertThat(person.page().locator("[data-machine]")).hasCount(0);
            desk.shell("feature:install " + FEATURE);
            server.comeBack();
            awaitHealth("UP");
            person.go("/console/faq/" + id + "/translations/ko");
            person.button("機械翻訳で下書きを作る").click();
            assertThat(person.page().locator("#question")).hasValue("ko:転入届（機械翻訳の試験）");
            assertThat(person.complaints()).isEmpty();
        }
    }

    private void configure() throws IOException {
        configure("");
    }

    /**
     * @param more lines
     */
    private void configure(String more) throws IOException {
        Files.writeString(file, "url = " + server.url() + "\nlook.seconds = 1\n" + more);
    }

    private void awaitHealth(String state) {
        await("the translator is " + state)
                .until(
                        () ->
                                desk.shell("madoguchi:health")
                                        .matches(
                                                "(?s).*translator LibreTranslate\\W+"
                                                        + state
                                                        + ".*"));
    }

    private String published(String question, String answer) {
        HttpResponse<String> made =
                editor.postJson(
                        "/api/v1/articles",
                        Map.of(
                                "question",
                                question,
                                "answer",
                                answer,
                                "audience",
                                "PUBLIC",
                                "featured",
                                false));
        assertThat(made.statusCode()).isEqualTo(201);
        String id = HttpApi.json(made).path("id").asText();
        assertThat(editor.postJson("/api/v1/articles/" + id + "/publish", Map.of()).statusCode())
                .isBetween(200, 204);
        return id;
    }

    private String read(String id) {
        return desk.publicSite().get("/faq/" + id + "?lang=en").body();
    }
}
