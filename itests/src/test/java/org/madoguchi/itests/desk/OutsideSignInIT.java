// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.LdapServer;
import org.madoguchi.test.OpenIdProvider;

/** Staff come in by the city's own accounts; the city's provider fails, comes back and goes. */
@ExtendWith(OpenDesk.class)
class OutsideSignInIT {
    private static final String FEATURE = "madoguchi-signin-oidc";
    private static final String BUTTON = "市のアカウントで入る";

    private final Desk desk;
    private final Browser browser;
    private final Path file;

    OutsideSignInIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        file = desk.file("etc/org.madoguchi.signin.oidc.cfg");
    }

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    @Test
    void somebodyOfTheCityShouldComeInWithoutAPasswordOfOurs() throws IOException {
        URI back = desk.privateUrl().resolve("/console/sign-in/with/city/back");
        try (OpenIdProvider provider = new OpenIdProvider(back);
                Person person = browser.visitor()) {
            provider.account("takeda", Map.of("name", "武田 実", "groups", List.of("desk")));
            configure(provider);
            await("the button is there")
                    .ignoreExceptions()
                    .until(
                            () ->
                                    desk.privateSite()
                                            .get("/console/sign-in")
                                            .body()
                                            .contains(BUTTON));
            person.go("/console/inbox?view=ALL_OPEN");
            assertThat(person.link(BUTTON)).isVisible();
            assertThat(person.barriers()).isEmpty();
            assertThat(person.fitsATelephone()).isTrue();
            person.photograph("90-sign-in-ways");
            comeIn(person, "takeda");
            person.page().waitForURL(Pattern.compile(".*/console/inbox\\?view=ALL_OPEN"));
            person.shouldSee("武田 実");

            AuthenticatorApp app = setUpApp(person);
            person.go("/console/inbox");
            signOut(person);
            // known to the provider already, but not to us
            person.link(BUTTON).click();
            person.page().locator("#code").fill(app.nextCode());
            person.page().locator("form[action='/console/sign-in/code'] button").click();
            person.shouldSee("武田 実");

            signOut(person);
            person.photograph("91-sign-in-out");
            person.link("市のアカウントからもサインアウトする").click();
            person.page().waitForURL(Pattern.compile(provider.issuer() + "/.*"));

            assertThat(desk.privateSite().get("/metrics").body())
                    .contains("madoguchi_signin_up{provider=\"city\"} 1");
            // what did not begin in this browser
            String made = "/console/sign-in/with/city/back?state=x&code=y&iss=" + provider.issuer();
            assertThat(desk.privateSite().get(made).body()).contains("もう一度はじめから入ってください");
            assertThat(desk.privateSite().get("/console/sign-in/with/none").statusCode())
                    .isEqualTo(404);

            provider.account("guest", Map.of("name", "よその人"));
            try (Person guest = browser.visitor()) {
                guest.go("/console");
                comeIn(guest, "guest");
                guest.shouldSee("この窓口で使えるアカウントがありません");
                assertThat(complaints(guest)).isEmpty();
            }

            provider.kill();
            person.go("/console/sign-in");
            person.link(BUTTON).click();
            person.shouldSee(
                    "市の認証基盤（" + URI.create(provider.issuer()).getAuthority() + "）につながりません");
            person.photograph("92-sign-in-away");
            asAdministrator(person);
            person.go("/console/users/access");
            assertThat(person.page().locator("[data-way=city]")).hasText("つながりません");
            person.photograph("93-access-ways");
            assertThat(person.barriers()).isEmpty();
            assertThat(person.fitsATelephone()).isTrue();
            provider.startAgain();
            person.button("つながるか確かめる").click();
            assertThat(person.page().locator("[data-way=city]")).hasText("つながっています");

            desk.shell("feature:uninstall " + FEATURE);
            assertThat(desk.privateSite().get("/console/sign-in").body()).doesNotContain(BUTTON);
            desk.shell("feature:install " + FEATURE);
            await("the button is back")
                    .until(
                            () ->
                                    desk.privateSite()
                                            .get("/console/sign-in")
                                            .body()
                                            .contains(BUTTON));
            assertThat(complaints(person)).isEmpty();
        }
        assertThat(desk.log()).doesNotContain("武田 実", "takeda");
    }

    /** Of our own pages; the provider's have no icon. */
    private List<String> complaints(Person person) {
        return person.complaints().stream()
                .filter(said -> said.startsWith(desk.privateUrl().toString()))
                // what the page read anew while somebody signed out
                .filter(said -> !said.contains("status of 401"))
                .toList();
    }

    /** Without a password of ours, a fresh sign-in is enough. */
    private static AuthenticatorApp setUpApp(Person person) {
        person.go("/console/second-factor");
        assertThat(person.page().locator("input[type=password]")).hasCount(0);
        String secret = person.page().locator("[data-secret]").innerText();
        AuthenticatorApp app = AuthenticatorApp.scanned("data-secret>" + secret + "<");
        person.page().locator("#code").fill(app.code());
        person.page().locator("form[action='/console/second-factor/confirm'] button").click();
        person.shouldSee("回復コード");
        person.go("/console/second-factor");
        assertThat(person.page().locator("input[type=password]")).hasCount(0);
        assertThat(person.barriers()).isEmpty();
        return app;
    }

    private static void comeIn(Person person, String name) {
        person.link(BUTTON).click();
        person.page().locator("input[name=name]").fill(name);
        person.button("次へ").click();
    }

    private static void signOut(Person person) {
        person.page()
                .evaluate("document.querySelector(\"form[action='/console/sign-out']\").submit()");
        person.shouldSee("サインアウトしました");
    }

    @Test
    void aPasswordOfTheCitysDirectoryShouldOpenTheSameDoor() throws IOException {
        Path settings = desk.file("etc/org.madoguchi.signin.ldap.cfg");
        try (LdapServer directory = new LdapServer();
                Person person = browser.visitor()) {
            Files.writeString(
                    settings,
                    String.join(
                            "\n",
                            "servers = ldap://localhost:" + directory.port(),
                            "ca = " + directory.authority(),
                            "base = " + LdapServer.BASE,
                            "bind.dn = " + directory.reader(),
                            ".bind.password = " + directory.readerPassword(),
                            "accounts.create = true",
                            "role.operator = Desk Operators",
                            ""));
            await("the directory is asked")
                    .until(() -> desk.log().contains("sign-in ldap by [localhost:"));
            person.go("/console/sign-in");
            tryToSignIn(person, "tanaka", "Minami-2026");
            person.shouldSee("ログイン名またはパスワードが違います");
            tryToSignIn(person, "tanaka", "Kita-2026");
            person.page().waitForURL(Pattern.compile("^(?!.*/sign-in).*$"));
            person.shouldSee("田中 実");
            signOut(person);
            directory.kill();
            tryToSignIn(person, "tanaka", "Kita-2026");
            person.shouldSee("市の名簿サーバー");
            person.signIn(desk.account("operator2"));
            assertThat(complaints(person)).isEmpty();
        } finally {
            Files.deleteIfExists(settings);
        }
        assertThat(desk.log()).doesNotContain("田中 実", "Kita-2026", "Minami-2026");
    }

    private static void tryToSignIn(Person person, String login, String password) {
        person.page().locator("#login").fill(login);
        person.page().locator("#password").fill(password);
        person.page().locator("form[action='/console/sign-in'] button").click();
    }

    private void asAdministrator(Person person) {
        Desk.Credentials made = desk.newAccount("ADMINISTRATOR", "ways-admin", "Admin");
        person.go("/console/sign-in");
        person.signIn(made);
        person.changePassword(made.password(), "Kinmokusei-2026");
        person.page().waitForURL(Pattern.compile("^(?!.*/password).*$"));
    }

    private void configure(OpenIdProvider provider) throws IOException {
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "id = city",
                        "issuer = " + provider.issuer(),
                        "client.id = " + provider.client(),
                        ".client.secret = " + provider.secret(),
                        "accounts.create = true",
                        "role.operator = desk",
                        "look.seconds = 3600",
                        ""));
    }
}
