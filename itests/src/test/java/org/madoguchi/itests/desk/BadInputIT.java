// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.test.Requirement;

/**
 * What comes in from outside is not what the standards say; nothing of it may be lost or do harm.
 */
@ExtendWith(OpenDesk.class)
class BadInputIT {
    private static final String SENDER = "rough@example.jp";
    private static final String TEXT = "防災無線が聞こえませんでした。電話番号を教えてください。";

    private final Desk desk;

    BadInputIT(Desk desk) {
        this.desk = desk;
    }

    @ParameterizedTest
    @CsvSource({
        "Shift_JIS, text/plain",
        "ISO-2022-JP, text/plain",
        "EUC-JP, text/plain",
        "windows-31j, text/plain; charset=us-ascii",
        "UTF-8, text/plain; charset=iso-2022-jp",
        "windows-31j, text/plain; charset=x-no-such-code"
    })
    void aWrongCharsetShouldStillBeRead(String really, String declared) {
        String subject = "charset " + really + " as " + declared;
        desk.post()
                .send(
                        Letter.bare(SENDER)
                                .header("From", SENDER)
                                .header("Subject", subject)
                                .header("MIME-Version", "1.0")
                                .header("Content-Type", declared)
                                .header("Content-Transfer-Encoding", "8bit")
                                .body(TEXT.getBytes(Charset.forName(really))));
        Cases cases = desk.cases();
        assertThat(cases.question(cases.withSubject(subject)).get("text").asText()).contains(TEXT);
    }

    @Test
    void aMailWithoutAnyHeaderShouldBecomeACaseWithANote() {
        desk.post()
                .send(
                        Letter.headless(SENDER)
                                .body(
                                        "no header at all 20261121"
                                                .getBytes(StandardCharsets.US_ASCII)));
        JsonNode file = desk.cases().holding("no header at all 20261121");
        assertThat(file.toString()).contains("差出人のメールアドレスを読み取れませんでした");
    }

    @Test
    void aLargeAttachmentShouldArriveWhole() {
        byte[] drawing = new byte[20 * 1024 * 1024];
        new Random(20).nextBytes(drawing);
        String subject = "図面を送ります " + System.nanoTime();
        desk.post()
                .send(
                        Letter.from(SENDER, "大川 図工", subject)
                                .textWithFile(
                                        "20 MB の図面です。",
                                        "図面.bin",
                                        "application/octet-stream",
                                        drawing));
        Cases cases = desk.cases();
        String id = cases.withSubject(subject);
        JsonNode file = cases.question(id).get("attachments").get(0);
        assertThat(file.get("fileName").asText()).isEqualTo("図面.bin");
        assertThat(Arrays.equals(cases.content(id, file.get("blob").asText()), drawing)).isTrue();
    }

    @Test
    @Requirement({"FJ-185", "ST-290"})
    void scriptsInNamesAndTextsShouldBeShownAsText(Browser browser) {
        String script = "<script>alert('x')</script><img src=x onerror=alert(1)>";
        String subject = script + " " + System.nanoTime();
        desk.post()
                .send(
                        Letter.from(SENDER, script, subject)
                                .textWithFile(
                                        "本文 " + script + " {{7*7}} ${7*7}",
                                        "\"><svg onload=alert(2)>.txt",
                                        "text/html",
                                        script.getBytes(StandardCharsets.UTF_8)));
        String id = desk.cases().withSubject(subject);
        try (Person operator = browser.signedIn("operator2")) {
            operator.go("/console/inbox?view=UNASSIGNED");
            operator.shouldSee(script);
            operator.go("/console/cases/" + id);
            operator.shouldSee("本文 " + script + " {{7*7}} ${7*7}");
            operator.shouldSee("svg onload=alert(2)>.txt");
            assertThat(operator.page().locator("main script, main img[src=x], main svg[onload]"))
                    .hasCount(0);
            operator.photograph("20-script-as-text");
            assertThat(operator.complaints()).isEmpty();
        }
    }

    @Test
    void scriptsInTheFormShouldBeShownAsText(Browser browser) {
        String script = "<script>alert('x')</script>";
        try (Person citizen = browser.citizen()) {
            citizen.go("/form/inquiry");
            citizen.page().locator("#text").fill("</textarea>" + script);
            citizen.page().locator("#name").fill(script);
            citizen.page().locator("button[name=confirm]").click();
            citizen.shouldSee("</textarea>" + script);
            citizen.page().locator("button[name=edit]").click();
            assertThat(citizen.page().locator("#text")).hasValue("</textarea>" + script);
            assertThat(citizen.complaints()).isEmpty();
        }
    }

    @Test
    void aFormOfAMegabyteShouldBeAnsweredWithTheLimit() {
        HttpApi citizen = desk.publicSite().from("198.51.100.20");
        String text = "あ".repeat(350_000); // three bytes each
        HttpResponse<String> answer =
                citizen.postForm(
                        "/form/inquiry",
                        Map.of(
                                "_csrf",
                                citizen.csrfOf("/form/inquiry"),
                                "text",
                                text,
                                "confirm",
                                "1"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("10,000文字以内で入力してください").contains(text);
    }
}
