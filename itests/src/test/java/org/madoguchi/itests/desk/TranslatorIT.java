// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** A machine drafts what a person corrects; the machine comes, fails and goes. */
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
        Files.writeString(file, "url = " + server.url() + "\nlook.seconds = 1\n");
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
