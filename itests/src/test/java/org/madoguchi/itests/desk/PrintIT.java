// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** Cases on paper: for those in charge, and on record. */
@ExtendWith(OpenDesk.class)
class PrintIT {
    private static final String PRINT = "#case-head a[href$='/print']";

    private final Desk desk;
    private final Browser browser;

    PrintIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @Test
    @Requirement({"FJ-235", "ST-158"})
    void whoIsInChargeShouldPrintAndNobodyElse() {
        String subject = "印刷の確認 " + System.nanoTime();
        desk.post().send(Letter.from("paper@example.jp", "紙谷 文", subject).text("控えを郵送してください。\r\n"));
        String id = desk.cases().withSubject(subject);
        try (Person chief = browser.signedIn("supervisor");
                Person operator = browser.signedIn("operator2")) {
            chief.go("/console/cases/" + id);
            chief.page().locator(PRINT).click();
            chief.shouldSee("控えを郵送してください。");
            assertThat(chief.page().locator(".paper-city")).containsText("印刷: ");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("98-case-print");

            operator.go("/console/cases/" + id);
            assertThat(operator.page().locator("#case-title")).isVisible();
            assertThat(operator.page().locator(PRINT)).hasCount(0);
            operator.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(operator.page().locator("#case-title")).isHidden();
            operator.page().evaluate("window.dispatchEvent(new Event('beforeprint'))");
            assertThat(operator.page().request().get(printPage(id)).status()).isEqualTo(403);
            await("the browser has told")
                    .untilAsserted(
                            () ->
                                    assertThat(audited("case.print-browser"))
                                            .contains("case " + id, "blank page"));
            assertThat(chief.complaints()).isEmpty();
            assertThat(operator.complaints()).isEmpty();
        }
        assertThat(audited("case.print")).contains("case " + id);
    }

    private String printPage(String id) {
        return desk.privateUrl().resolve("/console/cases/" + id + "/print").toString();
    }

    private String audited(String action) {
        return desk.shell("madoguchi:audit-list --action " + action);
    }
}
