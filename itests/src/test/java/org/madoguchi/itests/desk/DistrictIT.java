// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** From an address to figures by district, without anybody's name. */
@ExtendWith(OpenDesk.class)
class DistrictIT {
    private static final String TOWN = "藤沢市鵠沼桜が岡";

    private final Desk desk;

    DistrictIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    @Requirement({"FJ-159", "ST-156"})
    void whereACitizenLivesShouldBeCountedWithoutSayingWho(Browser browser) throws IOException {
        String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        desk.post()
                .send(
                        Letter.from("district" + mark + "@example.jp", "町田 桜", "街灯 " + mark)
                                .text("見てください"));
        String id = desk.cases().withSubject("街灯 " + mark);
        try (Person chief = browser.signedIn("supervisor")) {
            Page page = chief.page();
            chief.go("/console/cases/" + id);
            page.locator("#case-title").focus();
            page.keyboard().press("u");
            page.locator("#contact-postal").fill("251-0027");
            page.locator("#contact-address").fill("神奈川県藤沢市鵠沼桜が岡1-2-3");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#contact-panel")).containsText("〒251-0027");

            chief.go("/console/figures?show=DISTRICT");
            Locator row =
                    page.locator(".figures-table tr", new Page.LocatorOptions().setHasText(TOWN));
            assertThat(row.locator("td").first()).not().hasText("0");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("150-figures-district");
            row.locator("a").click();
            String list = page.url();
            await("the index has it")
                    .untilAsserted(
                            () -> {
                                chief.go(list);
                                assertThat(page.locator("#row-list").innerText()).contains(mark);
                            });
            takeAway(chief, list);
            assertThat(chief.complaints()).isEmpty();
        }
        apiShouldSayTheSame();
    }

    private static void takeAway(Person chief, String list) throws IOException {
        Page page = chief.page();
        chief.go(list + "&columns=OPENED.CHANNEL.DISTRICT.LANGUAGE.TOPIC.DISPOSITION");
        chief.photograph("151-list-district");
        page.locator("summary", new Page.LocatorOptions().setHasText("書き出す")).click();
        page.locator("#export-reason").fill("地区ごとの統計");
        page.locator("[data-export] [name=anonymous]").check();
        Download file = page.waitForDownload(() -> chief.button("CSV（UTF-8）").click());
        List<String> lines = Files.readAllLines(file.path());
        assertThat(lines.get(0)).endsWith("受付,チャネル,地区,言語,分類,処理結果");
        assertThat(lines.get(1)).contains(TOWN, "（分からない）").doesNotContain("1-2-3", "町田");
    }

    private void apiShouldSayTheSame() {
        String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
        JsonNode groups =
                HttpApi.json(
                                desk.program("supervisor", "192.0.2.159")
                                        .get(
                                                "/api/v1/figures/by?split=DISTRICT&first="
                                                        + today
                                                        + "&last="
                                                        + today))
                        .get("items");
        assertThat(groups.toString()).contains(TOWN);
    }
}
