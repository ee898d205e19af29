// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database stops while letters come in. */
@ExtendWith(OpenDesk.class)
@EnabledIfSystemProperty(named = "madoguchi.itests.database", matches = "postgresql")
class DatabaseOutageIT {
    private final Desk desk;
    private final Browser browser;
    private final Database.PostgreSql database;

    DatabaseOutageIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        database = (Database.PostgreSql) desk.database();
    }

    @AfterEach
    void startAgain() {
        database.start();
        await("the desk is ready again")
                .until(() -> desk.privateSite().get("/health/ready").statusCode() == 200);
    }

    @Test
    void lettersOfAnOutageShouldBeThereOnceAfterIt() {
        String byMail = "停止中のメール " + System.nanoTime();
        String byForm = "停止中のフォーム " + System.nanoTime();
        Post post = desk.post();
        try (Person citizen = browser.citizen()) {
            citizen.go("/form/inquiry");
            citizen.page().locator("#text").fill("データベースが止まっている間に送ります。");
            citizen.page().locator("#subject").fill(byForm);
            citizen.page().locator("button[name=confirm]").click();
            citizen.shouldSee(byForm);

            database.stop();
            post.send(
                    Letter.from("outage@example.jp", "停電 太郎", byMail)
                            .text("データベースが止まっている間に届きます。\r\n"));
            citizen.page().locator("button[name=send]").click();
            assertThat(citizen.page().locator("[role=alert]:visible"))
                    .containsText(
                            "まだ送信されていません",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            citizen.shouldSee("もう一度「この内容で送信する」を押してください");
            citizen.shouldSee("データベースが止まっている間に送ります。");
            citizen.photograph("21-form-while-the-database-is-down");
            assertThat(desk.privateSite().get("/health/ready").statusCode()).isEqualTo(503);

            startAgain();
            citizen.page().locator("button[name=send]").click();
            assertThat(citizen.page().locator("#case-number")).isVisible();
        }
        Cases cases = desk.cases();
        cases.withSubject(byMail);
        cases.withSubject(byForm);
        assertThat(cases.count(byMail)).isEqualTo(1);
        assertThat(cases.count(byForm)).isEqualTo(1);
    }
}
