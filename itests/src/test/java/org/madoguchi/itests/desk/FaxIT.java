// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.test.Asterisk;
import org.madoguchi.test.Requirement;

/** A citizen's FAX machine and the desk, with a real Asterisk between them. */
@ExtendWith(OpenDesk.class)
class FaxIT {
    private static final Duration TRANSMISSION = Duration.ofSeconds(150);
    private static final String CITIZEN = "0355550101";

    /** Two printed pages as a FAX machine scans them. */
    private static final Path LETTER = Path.of("src/test/resources/fax/letter.tif");

    private final Desk desk;
    private final Browser browser;

    @TempDir Path folder;
    private Asterisk asterisk;
    private Path configuration;

    FaxIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @BeforeEach
    void startAsterisk() {
        asterisk = new Asterisk();
        configuration = desk.file("etc/org.madoguchi.channel.fax-main.cfg");
    }

    @AfterEach
    void removeAsterisk() throws IOException {
        Files.deleteIfExists(configuration);
        asterisk.close();
    }

    @Test
    @Requirement({
        "FJ-034", "ST-005", "ST-015", "ST-028", "ST-050", "ST-055", "ST-079", "ST-280", "YK-023",
        "YK-027", "YK-107", "YK-108", "YK-109", "YK-111", "YK-112", "YK-122"
    })
    void aFaxShouldBecomeACaseAndItsAnswerComeOutOfTheCitizensMachine() throws IOException {
        // before the channel is there: nobody takes it
        asterisk.citizenFaxes(CITIZEN, LETTER);
        await("the FAX lies in Asterisk's folder")
                .atMost(TRANSMISSION)
                .until(() -> files(asterisk.path("FAX_IN")) == 1);
        openChannel();

        JsonNode file = desk.cases().holding("古いタンスを捨てたいのですが");
        String caseId = file.get("summary").get("id").asText();
        JsonNode question = desk.cases().question(caseId);
        assertThat(question.get("party").toString()).contains("+81355550101");
        assertThat(question.get("text").asText()).contains("料金も教えてください");
        assertThat(question.get("problems")).isEmpty();
        assertThat(content(caseId, question, "FAX.pdf"))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        BufferedImage second =
                ImageIO.read(new ByteArrayInputStream(content(caseId, question, "FAX-2.png")));
        assertThat(second.getWidth()).isEqualTo(1728);
        assertThat(files(asterisk.path("FAX_IN"))).isZero();

        answer(caseId);
        sendElsewhere(caseId);
    }

    private void openChannel() throws IOException {
        Files.writeString(
                configuration,
                """
                id = fax-main
                ami.port = %d
                .ami.secret = %s
                inbox = %s
                outbox = %s
                dial = PJSIP/{number}@outside
                station.number = 0355550199
                station.header = ASAHI CITY
                """
                        .formatted(
                                asterisk.port("AMI"),
                                asterisk.secret(),
                                asterisk.path("FAX_IN"),
                                folder));
    }

    /** The operator sees the paper beside its text and answers; the machine prints the answer. */
    private void answer(String caseId) {
        Person operator = browser.signedIn("operator1");
        operator.go("/console/cases/" + caseId);
        assertThat(operator.page().locator(".case-channel")).containsText("FAX");
        Locator paper = operator.page().locator("#timeline .paper img").first();
        assertThat(paper).isVisible();
        await().pollInSameThread()
                .until(() -> paper.evaluate("image => image.naturalWidth").equals(1728));
        assertThat(operator.page().locator(".candidate-question").first()).containsText("粗大ごみ");
        assertThat(operator.barriers()).isEmpty();
        operator.photograph("fax-01-paper-and-text");
        operator.page().locator("[data-key=a]").first().click();
        assertThat(operator.page().locator(".case-assignee")).containsText("佐藤");
        operator.page().locator("#reply-text").fill("粗大ごみ受付センターにお申し込みください。");
        operator.button("承認に出す").click();
        assertThat(operator.page().locator("#case-head")).containsText("承認待ち");
        approve(caseId);
        await("the citizen's machine prints")
                .atMost(TRANSMISSION)
                .until(() -> files(asterisk.path("CITIZEN_FAX")) == 1);
        sent(operator, 1);
        // what left, page by page, with the answer
        assertThat(operator.page().locator("#timeline")).containsText("送信したFAX.pdf");
        operator.photograph("fax-02-answer-sent");
        assertThat(operator.complaints()).isEmpty();
    }

    /** A number that is not the case's has to be typed twice. */
    private void sendElsewhere(String caseId) {
        Person operator = browser.signedIn("operator1");
        operator.go("/console/cases/" + caseId);
        operator.page().locator("#reply-text").fill("ご家族の番号にも送ります。");
        operator.page().locator(".ways summary").click();
        operator.page().locator("[name=way][value='new fax']").check();
        operator.page().locator("#way-address").fill("03-5555-0101");
        operator.page().locator("#way-again").fill("03-5555-0110");
        operator.button("承認に出す").click();
        assertThat(operator.page().locator("#composer-problem")).containsText("宛先が違います");
        assertThat(operator.page().locator("#reply-text")).hasValue("ご家族の番号にも送ります。");
        operator.photograph("fax-03-numbers-differ");
        operator.page().locator("#way-again").fill("０３（５５５５）０１０１");
        operator.button("承認に出す").click();
        assertThat(operator.page().locator("#case-head")).containsText("承認待ち");
        approve(caseId);
        await("the citizen's machine prints again")
                .atMost(TRANSMISSION)
                .until(() -> files(asterisk.path("CITIZEN_FAX")) == 2);
        sent(operator, 2);
    }

    private void approve(String caseId) {
        try (Person approver = browser.signedIn("approver")) {
            approver.page().locator(".case-card[href$='" + caseId + "']").click();
            approver.button("承認して送る").click();
            approver.shouldSee("承認しました");
        }
    }

    private static void sent(Person operator, int count) {
        assertThat(operator.page().locator("#timeline .message-sent"))
                .hasCount(count, new LocatorAssertions.HasCountOptions().setTimeout(120_000));
        assertThat(operator.page().locator("#timeline .message-sent").first()).hasText("送信済み");
    }

    private byte[] content(String caseId, JsonNode message, String name) {
        for (JsonNode attachment : message.get("attachments")) {
            if (attachment.get("fileName").asText().equals(name)) {
                return desk.cases().content(caseId, attachment.get("blob").asText());
            }
        }
        throw new IllegalStateException("no " + name + " in " + message);
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tif")).count();
        }
    }
}
