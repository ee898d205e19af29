// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.identity.OutsidePerson;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.OneDepartment;
import org.madoguchi.test.OpenIdProvider;

/** Against an OpenID provider that others wrote. */
class OidcSignInTest {
    private static final URI BACK = URI.create("http://127.0.0.1:9/console/sign-in/with/city/back");
    private static OpenIdProvider provider;

    private OidcSignIn signIn;

    @BeforeAll
    static void start() {
        provider = new OpenIdProvider(BACK);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @AfterEach
    void close() {
        if (signIn != null) {
            signIn.close();
        }
    }

    private OidcSignIn with(Map<String, String> lines) {
        Map<String, Object> values =
                new HashMap<>(
                        Map.of(
                                "id", "city",
                                "issuer", provider.issuer(),
                                "client.id", provider.client(),
                                ".client.secret", provider.secret(),
                                "look.seconds", "1"));
        values.putAll(lines);
        signIn = new OidcSignIn(OidcSettings.read(values), new OneDepartment(), Clock.systemUTC());
        return signIn;
    }

    /** What the browser comes back with. */
    private Map<String, String> walk(String secret, String name) throws Exception {
        return Secrets.parameters(provider.walk(signIn.begin(secret, BACK), name));
    }

    @Test
    void somebodyShouldComeThroughAndBeKnownByNameAndGroups() throws Exception {
        provider.account("tanaka", Map.of("name", "田中 実", "groups", List.of("Desk", "mail")));
        with(
                Map.of(
                        "accounts.create", "true",
                        "role.operator", "desk | phone",
                        "role.faq-editor", "writers",
                        "department.0410", "mail"));
        String secret = Secrets.fresh();
        OutsidePerson person = signIn.finish(secret, BACK, walk(secret, "tanaka"));
        assertThat(person.login()).isEqualTo("tanaka");
        assertThat(person.name()).isEqualTo("田中 実");
        assertThat(person.provider()).isEqualTo("city");
        assertThat(person.roles()).isEqualTo(Set.of(Role.OPERATOR));
        assertThat(person.department()).contains(OneDepartment.WASTE);
        assertThat(person.terms().create()).isTrue();
        assertThat(person.terms().administrators()).isFalse();
        assertThat(person.secondFactor()).isFalse();
        assertThat(person.subject()).hasSize(64);
        assertThat(person.toString()).doesNotContain("tanaka", "田中");
    }

    @Test
    void anAnswerShouldBeWorthNothingTwiceOrInAnotherBrowser() throws Exception {
        with(Map.of());
        String secret = Secrets.fresh();
        Map<String, String> answer = walk(secret, "tanaka");
        String other = Secrets.fresh();
        assertThatThrownBy(() -> signIn.finish(other, BACK, answer))
                .isInstanceOfSatisfying(
                        Trouble.Failure.class,
                        e -> assertThat(e.trouble()).isEqualTo(Trouble.LOST));
        signIn.finish(secret, BACK, answer);
        assertThatThrownBy(() -> signIn.finish(secret, BACK, answer))
                .isInstanceOfSatisfying(
                        Trouble.Failure.class,
                        e -> assertThat(e.trouble()).isEqualTo(Trouble.DENIED));
    }

    /** PKCE: whoever has seen the code lacks the browser's secret. */
    @Test
    void aStolenCodeShouldNotFitTheThiefsOwnSignIn() throws Exception {
        with(Map.of());
        Map<String, String> stolen = walk(Secrets.fresh(), "tanaka");
        String thief = Secrets.fresh();
        Map<String, String> answer = walk(thief, "thief");
        answer.put("code", stolen.get("code"));
        assertThatThrownBy(() -> signIn.finish(thief, BACK, answer))
                .isInstanceOfSatisfying(
                        Trouble.Failure.class,
                        e -> assertThat(e.trouble()).isEqualTo(Trouble.DENIED));
    }

    @Test
    void aRefusalShouldBeToldWithoutTheProvidersOwnWords() throws Exception {
        with(Map.of());
        String secret = Secrets.fresh();
        Map<String, String> answer = walk(secret, "");
        assertThat(answer).containsEntry("error", "access_denied");
        assertThatThrownBy(() -> signIn.finish(secret, BACK, answer))
                .hasMessageContaining("access_denied")
                .hasMessageNotContaining("<b>");
        answer.put("error", "<script>alert(1)</script>");
        assertThatThrownBy(() -> signIn.finish(secret, BACK, answer))
                .hasMessageNotContaining("script");
    }

    @Test
    void newKeysOfTheProviderShouldBeFetchedWhenTheyAreUsed() throws Exception {
        with(Map.of("look.seconds", "3600"));
        String secret = Secrets.fresh();
        signIn.finish(secret, BACK, walk(secret, "tanaka"));
        provider.rotateKeys();
        assertThat(signIn.finish(secret, BACK, walk(secret, "tanaka")).login()).isEqualTo("tanaka");
    }

    @Test
    void theProvidersSecondFactorShouldCountWhereItIsTrusted() throws Exception {
        provider.account("mori", Map.of("amr", List.of("pwd", "otp"), "acr", "urn:city:2"));
        provider.tellInToken();
        String secret = Secrets.fresh();
        with(Map.of());
        assertThat(signIn.finish(secret, BACK, walk(secret, "mori")).secondFactor()).isFalse();
        signIn.close();
        with(Map.of("second.factor.amr", "otp, hwk"));
        assertThat(signIn.finish(secret, BACK, walk(secret, "mori")).secondFactor()).isTrue();
        assertThat(signIn.finish(secret, BACK, walk(secret, "tanaka")).secondFactor()).isFalse();
        signIn.close();
        with(Map.of("second.factor.acr", "urn:city:2"));
        assertThat(signIn.finish(secret, BACK, walk(secret, "mori")).secondFactor()).isTrue();
    }

    @Test
    void onlyPeopleOfTheCityShouldComeIn() throws Exception {
        provider.account("hayashi", Map.of("preferred_username", "Hayashi@city.example.jp"));
        provider.account("guest", Map.of("preferred_username", "hayashi@else.example.jp"));
        with(Map.of("login.suffix", "@city.example.jp"));
        String secret = Secrets.fresh();
        assertThat(signIn.finish(secret, BACK, walk(secret, "hayashi")).login())
                .isEqualTo("hayashi");
        Map<String, String> stranger = walk(secret, "guest");
        assertThatThrownBy(() -> signIn.finish(secret, BACK, stranger))
                .isInstanceOfSatisfying(
                        Trouble.Failure.class,
                        e -> assertThat(e.trouble()).isEqualTo(Trouble.STRANGER));
    }

    @Test
    void aMissingClaimShouldBeNamed() throws Exception {
        with(Map.of("claim.login", "employee_number"));
        String secret = Secrets.fresh();
        Map<String, String> answer = walk(secret, "tanaka");
        assertThatThrownBy(() -> signIn.finish(secret, BACK, answer))
                .hasMessageContaining("employee_number");
    }

    @Test
    void aWrongSecretOfOursShouldBeToldAsSuch() throws Exception {
        with(Map.of(".client.secret", "himitsu"));
        String secret = Secrets.fresh();
        Map<String, String> answer = walk(secret, "tanaka");
        assertThatThrownBy(() -> signIn.finish(secret, BACK, answer))
                .isInstanceOfSatisfying(
                        Trouble.Failure.class,
                        e -> {
                            assertThat(e.trouble()).isEqualTo(Trouble.CLIENT);
                            assertThat(e.reason().ja()).contains("シークレット");
                            assertThat(e.toString()).doesNotContain("himitsu");
                        });
        assertThat(signIn.status().answers()).isFalse();
    }

    @Test
    void aProviderThatIsAwayShouldBeToldAndNoticedWhenItComesBack() throws Exception {
        with(Map.of());
        await().until(() -> signIn.status().answers());
        String secret = Secrets.fresh();
        Map<String, String> answer = walk(secret, "tanaka");
        provider.kill();
        assertThatThrownBy(() -> signIn.finish(secret, BACK, answer))
                .isInstanceOfSatisfying(
                        Trouble.Failure.class,
                        e -> assertThat(e.reason().ja()).contains("つながりません", "窓口のログイン名"));
        assertThat(signIn.test().answers()).isFalse();
        provider.startAgain();
        await().until(() -> signIn.status().answers());
    }

    @Test
    void signingOutThereShouldNameUsAndTheWayBack() throws Exception {
        with(Map.of());
        signIn.test();
        URI page = URI.create("http://127.0.0.1:9/console/sign-in");
        assertThat(signIn.end(page)).isPresent();
        assertThat(Secrets.parameters(signIn.end(page).orElseThrow()))
                .containsEntry("client_id", "madoguchi")
                .containsEntry("post_logout_redirect_uri", page.toString());
        signIn.close();
        with(Map.of("sign.out.there", "false"));
        signIn.test();
        assertThat(signIn.end(page)).isEmpty();
    }
}
