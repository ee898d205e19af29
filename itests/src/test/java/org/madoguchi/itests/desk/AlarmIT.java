// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** The product tells by itself that something is wrong. */
@ExtendWith(OpenDesk.class)
class AlarmIT {
    private static final String ADMINISTRATOR = "kanri@example.jp";

    private final Desk desk;

    AlarmIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    @Requirement("FJ-220")
    void whatTheProgramsWroteShouldBeReadAndNarrowed(Browser browser) {
        try (Person chief = browser.signedIn("supervisor")) {
            Page page = chief.page();
            chief.go("/console/channels");
            chief.link("プログラムのログ").click();
            assertThat(page.locator("#log-level")).hasValue("WARN");
            page.locator("#log-level").selectOption("INFO");
            page.locator("#log-source").fill("org.madoguchi.storage");
            chief.button("表示する").click();
            assertThat(page.locator("tbody tr").first()).containsText("migrations of");
            assertThat(page.locator("tbody tr td:nth-child(3)").first())
                    .containsText("o.m.storage");
            assertThat(chief.barriers()).isEmpty();
            assertThat(chief.fitsATelephone()).isTrue();
            chief.photograph("154-program-log");
            assertThat(chief.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement({"FJ-220", "ST-267", "ST-269"})
    void lockedAccountsShouldBeToldByMailAndOnTheChannelsPage() throws IOException {
        String login = "alarm" + System.nanoTime();
        desk.newAccount("FAQ_EDITOR", login, "Suzuki");
        HttpApi guesser = desk.privateSite().from("192.0.2.120");
        for (int attempt = 0; attempt < 5; attempt++) {
            guesser.signIn(new Desk.Credentials(login, "Wrong-password-1"));
        }
        Path file = desk.file("etc/org.madoguchi.operations.cfg");
        String before = Files.readString(file);
        Desk.configure(file, before + "\nalarm.mail = " + ADMINISTRATOR + "\nalarm.lockouts = 1\n");
        try {
            desk.post()
                    .receive(
                            ADMINISTRATOR,
                            "an alarm",
                            mail -> Post.subject(mail).contains("システムの不調"));
            HttpApi chief = desk.privateSite().from("192.0.2.121");
            chief.signIn(desk.account("supervisor"));
            assertThat(chief.get("/console/channels").body())
                    .contains("data-alarm=\"lockouts\"", "サインインの失敗が続いて");
        } finally {
            Desk.configure(file, before);
            await("health answers again")
                    .until(() -> desk.privateSite().get("/health/ready").statusCode() == 200);
        }
    }
}
