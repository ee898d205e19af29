// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** What is erased is gone from every screen, and on record. */
@ExtendWith(OpenDesk.class)
class ErasureIT {
    private static final String ERASE = "#case-head a[href$='/erase']";

    private final Desk desk;
    private final Browser browser;

    ErasureIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    private String closed(Person chief, String subject) {
        desk.post()
                .send(
                        Letter.from("kie" + System.nanoTime() + "@example.jp", "木江 薫", subject)
                                .text("もう忘れてください。\r\n"));
        String id = desk.cases().withSubject(subject);
        chief.go("/console/cases/" + id);
        assertThat(chief.page().locator(ERASE)).hasCount(0);
        chief.page().locator("[data-key='c']").click();
        chief.page().locator("button[value='no-answer-needed']").click();
        chief.page().locator(ERASE).click();
        return id;
    }

    private static void isSure(Locator part) {
        part.locator("[name='sure']").check();
        part.locator(".button-danger").click();
    }

    @Test
    @Requirement({"ST-158", "FJ-235"})
    void whoIsInChargeShouldEraseACaseForGoodAndNobodyElse() {
        String subject = "消去の確認 " + System.nanoTime();
        try (Person chief = browser.signedIn("supervisor");
                Person operator = browser.signedIn("operator2")) {
            String id = closed(chief, subject);
            operator.go("/console/cases/" + id);
            assertThat(operator.page().locator("#case-title")).containsText(subject);
            assertThat(operator.page().locator(ERASE)).hasCount(0);
            String erase = desk.privateUrl().resolve("/console/cases/" + id + "/erase").toString();
            assertThat(operator.page().request().get(erase).status()).isEqualTo(403);

            Page page = chief.page();
            page.locator("[name='held'][value='yes']").click();
            assertThat(page.locator("[name='reason']")).hasCount(0);
            page.locator("[name='held'][value='no']").click();
            page.locator("[name='reason']").fill("本人の請求による");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("120-case-erase");
            isSure(page.locator("main"));
            chief.shouldSee("案件を消去しました。");

            operator.go("/console/cases/" + id);
            operator.shouldSee("この案件は消去されました");
            operator.shouldSee("本人の請求による");
            assertThat(operator.page().content()).doesNotContain(subject);
            assertThat(operator.barriers()).isEmpty();
            operator.photograph("121-case-erased");
            await("the index has forgotten it")
                    .untilAsserted(
                            () -> {
                                operator.go("/console/inbox?view=ALL&q=" + subject.substring(6));
                                assertThat(operator.page().content()).doesNotContain(id);
                            });
            assertThat(desk.shell("madoguchi:audit-list --action case.erase"))
                    .contains("case " + id, "本人の請求による");
        }
    }

    @Test
    @Requirement({"ST-065", "ST-287", "YK-126", "FJ-221"})
    void periodsShouldBeSetAndWhatIsDueBeErasedWithAReport() {
        Desk.Credentials account =
                desk.newAccount("ADMINISTRATOR", "hozon" + System.nanoTime(), "Hozon");
        try (Person admin = browser.visitor()) {
            Page page = admin.page();
            admin.go("/console");
            admin.signIn(account);
            admin.changePassword(account.password(), "Hozon-no-kagi-9");
            admin.shouldSee("Hozon");
            admin.go("/console/settings/retention");
            Locator recordings =
                    page.locator(
                            ".retention-kind",
                            new Page.LocatorOptions().setHas(page.locator("#kind-recording")));
            recordings.locator("[name='months']").fill("千");
            recordings.locator(".retention-rule .button").click();
            admin.shouldSee("1か月から360か月まで");
            recordings.locator("[name='months']").fill("６");
            recordings.locator("[name='automatic']").check();
            recordings.locator(".retention-rule .button").click();
            admin.shouldSee("保存期間を保存しました。");
            assertThat(recordings.locator("[name='months']")).hasValue("6");
            assertThat(recordings.locator("[name='automatic']")).isChecked();
            assertThat(recordings).containsText("期限の過ぎたものはありません。");
            Locator trail =
                    page.locator(
                            ".retention-kind",
                            new Page.LocatorOptions().setHas(page.locator("#kind-audit")));
            trail.locator("[name='months']").fill("11");
            trail.locator(".retention-rule .button").click();
            admin.shouldSee("12か月から360か月まで");
            assertThat(admin.barriers()).isEmpty();
            assertThat(admin.fitsATelephone()).isTrue();
            admin.photograph("122-retention");
            assertThat(desk.shell("madoguchi:audit-list --action retention.change"))
                    .contains("retention recording", "6 months, automatic");
        }
    }
}
