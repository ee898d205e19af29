// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The disk for large content is full: a file system of its own that is too small. Needs the right
 * to mount one.
 */
@ExtendWith(OpenDesk.class)
class FullDiskIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Desk desk;
    private final Browser browser;
    private final Path blobs;

    FullDiskIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        blobs = desk.file("data/blobs");
    }

    @BeforeEach
    void mountSmallDisk() throws IOException {
        Files.createDirectories(blobs);
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", blobs.toString());
    }

    @AfterEach
    void putAway() {
        try {
            Path aside = Files.createTempDirectory("madoguchi-blobs");
            run("cp", "-a", blobs + "/.", aside.toString());
            run("umount", blobs.toString());
            run("cp", "-a", aside + "/.", blobs.toString());
            run("rm", "-rf", aside.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatDoesNotFitShouldWaitAndComeInWholeWhenThereIsRoom() {
        byte[] photo = new byte[3 * 1024 * 1024];
        new Random(507).nextBytes(photo);
        String large = "大きな写真 " + System.nanoTime();
        String small = "小さな質問 " + System.nanoTime();
        String form = "写真付きのフォーム " + System.nanoTime();
        desk.post()
                .send(
                        Letter.from("disk@example.jp", "満杯 一郎", large)
                                .textWithFile("写真です。", "道路.bin", "image/jpeg", photo));

        await("the health says why")
                .atMost(PATIENCE)
                .until(() -> desk.shell("madoguchi:channel-list").contains("disk is full"));
        desk.post().send(Letter.from("disk@example.jp", "満杯 一郎", small).text("質問です。\r\n"));
        Cases cases = desk.cases();
        cases.withSubject(small);
        assertThat(cases.count(large)).isZero();

        try (Person citizen = browser.citizen()) {
            citizen.go("/form/inquiry");
            citizen.page().locator("#text").fill("写真を送ります。");
            citizen.page().locator("#subject").fill(form);
            citizen.page()
                    .locator("input[name=files]")
                    .setInputFiles(new FilePayload("道路.jpg", "image/jpeg", photo));
            citizen.page().locator("button[name=confirm]").click();
            citizen.shouldSee("道路.jpg");
            citizen.page().locator("button[name=send]").click();
            assertThat(citizen.page().locator("[role=alert]:visible"))
                    .containsText(
                            "まだ送信されていません",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            citizen.shouldSee("写真を送ります。");
            citizen.shouldSee("道路.jpg");
            assertThat(cases.count(form)).isZero();

            run("mount", "-o", "remount,size=64m", blobs.toString());
            citizen.page().locator("button[name=send]").click();
            assertThat(citizen.page().locator("#case-number")).isVisible();
        }
        assertWhole(cases, form, photo);
        await("the mail is tried again").atMost(PATIENCE).until(() -> cases.count(large) == 1);
        assertWhole(cases, large, photo);
        await("the health is good again")
                .atMost(PATIENCE)
                .until(() -> !desk.shell("madoguchi:channel-list").contains("disk is full"));
    }

    private static void assertWhole(Cases cases, String subject, byte[] photo) {
        String id = cases.withSubject(subject);
        JsonNode file = cases.question(id).get("attachments").get(0);
        assertThat(Arrays.equals(cases.content(id, file.get("blob").asText()), photo)).isTrue();
    }

    private static void run(String... line) {
        Command.run(PATIENCE, Map.of(), List.of(line));
    }
}
