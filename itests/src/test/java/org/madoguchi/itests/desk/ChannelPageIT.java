// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the channels are, seen and asked by people. A desk of its own: its mail server goes down. */
class ChannelPageIT {
    private static final String MAIL_SERVER = "org.madoguchi.sample.mailserver";
    private static final int SECONDS = 1000;

    private static Desk desk;
    private static Browser browser;

    @BeforeAll
    static void start() {
        desk = Desk.start(Database.chosen());
        browser = Browser.open(desk);
    }

    @AfterAll
    static void stop() {
        browser.close();
        desk.close();
    }

    @Test
    void aChannelShouldBeCheckedFollowedAndRemembered() {
        try (Person supervisor = browser.signedIn("supervisor")) {
            supervisor.go("/console/channels");
            Locator card = supervisor.page().locator(".channel-card.kind-mail");
            assertThat(card.locator(".health-up")).isVisible();
            card.getByText("接続を確かめる").click();
            assertThat(card.locator(".finding.good")).hasCount(2);
            assertThat(supervisor.barriers()).isEmpty();
            assertThat(supervisor.fitsATelephone()).isTrue();
            supervisor.photograph("42-channels");

            // what happens is seen without a reload, while the button is still in focus
            desk.shell("bundle:stop " + MAIL_SERVER);
            assertThat(card.locator(".health-up")).hasCount(0);
            assertThat(card.locator(".notice")).containsText("接続できません");
            card.getByText("接続を確かめる").click();
            assertThat(card.locator(".finding.bad")).hasCount(2);
            supervisor.photograph("43-channel-down");

            desk.shell("bundle:start " + MAIL_SERVER);
            assertThat(card.locator(".health-up"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90 * SECONDS));
            card.getByText("最後の支障").click();
            assertThat(card.locator(".trouble")).containsText("接続できません");
            assertThat(supervisor.complaints()).isEmpty();
        }
    }

    @Test
    void aCheckShouldWorkWithoutScripts() {
        HttpApi supervisor = desk.privateSite().from("192.0.2.40");
        supervisor.signIn(desk.account("supervisor"));
        HttpResponse<String> begun =
                supervisor.postForm(
                        "/console/channels/webform-main/check",
                        Map.of("_csrf", supervisor.csrfOf("/console/channels")));
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(begun.headers().firstValue("Location").orElseThrow())
                .endsWith("/console/channels#channel-webform-main");
        await().until(
                        () ->
                                Pattern.compile("(?s)channel-webform-main.*添付ファイルの一時置き場")
                                        .matcher(supervisor.get("/console/channels").body())
                                        .find());
    }

    @Test
    void anOperatorShouldSeeTheChannelsAndCheckNone() {
        HttpApi operator = desk.privateSite().from("192.0.2.41");
        operator.signIn(desk.account("operator1"));
        assertThat(operator.get("/console/channels").body())
                .contains("問い合わせフォーム")
                .doesNotContain("接続を確かめる");
        assertThat(
                        operator.postForm(
                                        "/console/channels/webform-main/check",
                                        Map.of("_csrf", operator.csrfOf("/console/password")))
                                .statusCode())
                .isEqualTo(403);
    }
}
