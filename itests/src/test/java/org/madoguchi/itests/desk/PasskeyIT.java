// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** Somebody registers a passkey in a real browser, comes in by it, and removes it. */
@ExtendWith(OpenDesk.class)
class PasskeyIT {
    private static final String PASSWORD = "Passkey2026";

    private final Desk desk;
    private final Browser browser;

    PasskeyIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @AfterEach
    void forgetTheRule() {
        allowAlone(false);
    }

    @Test
    @Requirement({"FJ-184", "ST-286"})
    void aPasskeyShouldComeAfterThePasswordAndWhereItIsAllowedInsteadOfIt() {
        Desk.Credentials account = account();
        try (Person person = browser.visitor()) {
            // a number is no name that passkeys could be bound to
            URI named = URI.create(desk.privateUrl().toString().replace("127.0.0.1", "localhost"));
            CDPSession devices = person.page().context().newCDPSession(person.page());
            addAuthenticator(devices);
            person.go(named + "/console/passkeys");
            signIn(person, account);
            assertThat(person.barriers()).isEmpty();
            register(person);
            person.photograph("95-passkeys");
            assertThat(person.barriers()).isEmpty();
            assertThat(person.fitsATelephone()).isTrue();

            signOut(person);
            person.go(named + "/console/passkeys");
            signIn(person, account);
            assertThat(person.button("パスキーで確かめる")).isVisible();
            person.photograph("96-passkey-after-password");
            assertThat(person.barriers()).isEmpty();
            person.button("パスキーで確かめる").click();
            person.page().waitForURL(Pattern.compile(".*/console/passkeys"));
            person.shouldSee("最後に使ったのは");

            allowAlone(true);
            signOut(person);
            person.go(named + "/console/sign-in?next=%2Fconsole%2Fpasskeys");
            person.photograph("97-sign-in-passkey");
            assertThat(person.barriers()).isEmpty();
            person.button("パスキーでサインイン").click();
            person.page().waitForURL(Pattern.compile(".*/console/passkeys"));
            person.shouldSee("パスキーだけでサインインできます");

            remove(person);
            person.shouldSee("登録したパスキーはまだありません");
            signOut(person);
            person.go(named + "/console/sign-in");
            person.button("パスキーでサインイン").click();
            person.shouldSee("パスキーを確かめられませんでした");
            assertThat(person.complaints()).isEmpty();
        }
        assertThat(desk.shell("madoguchi:audit-list --action user.passkey-removed"))
                .contains("私の電話");
    }

    @Test
    void atTheNumbersAddressThePageShouldSayWhereToGo() {
        Desk.Credentials account = account();
        try (Person person = browser.visitor()) {
            person.go("/console/passkeys");
            signIn(person, account);
            person.page().locator("#name").fill("私の電話");
            person.page().locator("#proof").fill(PASSWORD);
            person.button("次へ").click();
            person.shouldSee("パスキーは http://localhost:");
            assertThat(person.complaints()).isEmpty();
        }
    }

    private Desk.Credentials account() {
        return account("FAQ_EDITOR", "192.0.2.95");
    }

    /** Somebody who has signed in once. */
    private Desk.Credentials account(String role, String address) {
        String login = "passkey" + System.nanoTime();
        Desk.Credentials first = desk.newAccount(role, login, "Suzuki");
        HttpApi person = desk.privateSite().from(address);
        person.signIn(first);
        person.postForm(
                "/console/password",
                Map.of(
                        "_csrf",
                        person.csrfOf("/console/password"),
                        "old-password",
                        first.password(),
                        "new-password",
                        PASSWORD,
                        "again-password",
                        PASSWORD));
        return new Desk.Credentials(login, PASSWORD);
    }

    /** Like a telephone that is at hand and whose owner agrees to everything. */
    private static void addAuthenticator(CDPSession devices) {
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject request = new JsonObject();
        request.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", request);
    }

    private static void signIn(Person person, Desk.Credentials account) {
        person.page().locator("#login").fill(account.login());
        person.page().locator("#password").fill(account.password());
        person.page().locator("form[action='/console/sign-in'] button").click();
    }

    private static void register(Person person) {
        person.page().locator("#name").fill("私の電話");
        person.page().locator("#proof").fill("Wrong2026");
        person.button("次へ").click();
        person.shouldSee("現在のパスワードが違います");
        person.page().locator("#proof").fill(PASSWORD);
        person.button("次へ").click();
        person.shouldSee("「私の電話」を登録します");
        person.photograph("94-passkey-new");
        person.button("パスキーを作る").click();
        assertThat(person.page().locator("[data-recovery-code]")).hasCount(10);
        person.go(person.page().url().replaceAll("/console/.*", "/console/passkeys"));
        person.shouldSee("まだ使っていません");
    }

    private static void remove(Person person) {
        Locator key = person.page().locator(".passkey");
        key.locator("summary").click();
        key.locator("input[type=password]").fill(PASSWORD);
        key.locator("button").click();
    }

    private static void signOut(Person person) {
        person.page().context().clearCookies();
    }

    private void allowAlone(boolean allowed) {
        HttpApi chief = desk.privateSite().from("192.0.2.96");
        chief.signIn(account("ADMINISTRATOR", "192.0.2.96"));
        chief.postForm(
                "/console/users/access",
                allowed
                        ? Map.of(
                                "_csrf",
                                chief.csrfOf("/console/users/access"),
                                "alone-FAQ_EDITOR",
                                "yes")
                        : Map.of("_csrf", chief.csrfOf("/console/users/access")));
    }
}
