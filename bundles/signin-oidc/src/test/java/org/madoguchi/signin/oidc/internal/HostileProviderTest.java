// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.test.OneDepartment;

/** Whatever a provider, or somebody in its place, says: nobody comes in by it. */
class HostileProviderTest {
    private static final URI BACK = URI.create("http://127.0.0.1:9/console/back");
    private static final String CLIENT_SECRET = "himitsu-himitsu-himitsu-himitsu-himitsu";

    private final String secret = Secrets.fresh();
    private HostileProvider provider;
    private OidcSignIn signIn;

    @BeforeEach
    void start() throws IOException {
        provider = new HostileProvider();
        signIn = with(Map.of());
    }

    @AfterEach
    void stop() {
        signIn.close();
        provider.close();
    }

    private OidcSignIn with(Map<String, String> lines) {
        return new OidcSignIn(settings(lines), new OneDepartment(), Clock.systemUTC());
    }

    private OidcSettings settings(Map<String, String> lines) {
        Map<String, Object> values =
                new HashMap<>(
                        Map.of(
                                "issuer",
                                provider.issuer(),
                                "client.id",
                                HostileProvider.CLIENT,
                                ".client.secret",
                                CLIENT_SECRET,
                                "answer.seconds",
                                "1",
                                "look.seconds",
                                "3600"));
        values.putAll(lines);
        return OidcSettings.read(values);
    }

    private Map<String, String> answer() throws Trouble.Failure {
        Map<String, String> sent = Secrets.parameters(signIn.begin(secret, BACK));
        provider.nonce = sent.get("nonce");
        return new HashMap<>(Map.of("state", sent.get("state"), "code", "c"));
    }

    private Trouble trouble() throws Trouble.Failure {
        Map<String, String> answer = answer();
        return troubleWith(answer);
    }

    private Trouble troubleWith(Map<String, String> answer) {
        Instant before = Instant.now();
        Trouble.Failure failure =
                catchThrowableOfType(
                        Trouble.Failure.class, () -> signIn.finish(secret, BACK, answer));
        assertThat(failure).as("somebody came in").isNotNull();
        assertThat(failure.reason().ja()).isNotEmpty().doesNotContain("{");
        assertThat(failure.toString()).doesNotContain(CLIENT_SECRET);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        return failure.trouble();
    }

    @Test
    void withNothingWrongSomebodyShouldComeIn() throws Exception {
        Map<String, String> answer = answer();
        assertThat(signIn.finish(secret, BACK, answer).login()).isEqualTo("tanaka");
    }

    @Test
    void aTokenForAnotherSignInShouldBeRefused() throws Exception {
        Map<String, String> answer = answer();
        provider.nonce = "another";
        assertThat(troubleWith(answer)).isEqualTo(Trouble.UNTRUSTED);
        provider.claims = claims -> claims.claim("nonce", null);
        assertThat(troubleWith(answer)).isEqualTo(Trouble.UNTRUSTED);
    }

    @Test
    void aTokenForAnotherClientShouldBeRefused() throws Exception {
        provider.claims = claims -> claims.audience("payroll");
        assertThat(trouble()).isEqualTo(Trouble.UNTRUSTED);
        provider.claims =
                claims ->
                        claims.audience(List.of("payroll", HostileProvider.CLIENT))
                                .claim("azp", "payroll");
        assertThat(trouble()).isEqualTo(Trouble.UNTRUSTED);
    }

    @Test
    void aTokenOfAnotherIssuerShouldBeRefused() throws Exception {
        provider.claims = claims -> claims.issuer("https://login.else.example.jp");
        assertThat(trouble()).isEqualTo(Trouble.UNTRUSTED);
    }

    @Test
    void aTokenOutOfItsTimeShouldBeRefusedAndAClockMayBeALittleWrong() throws Exception {
        provider.claims =
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(90)));
        assertThat(trouble()).isEqualTo(Trouble.UNTRUSTED);
        provider.claims = claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(90)));
        assertThat(trouble()).isEqualTo(Trouble.UNTRUSTED);
        provider.claims =
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(30)));
        Map<String, String> answer = answer();
        assertThat(signIn.finish(secret, BACK, answer).login()).isEqualTo("tanaka");
    }

    @Test
    void aTokenWithoutSignatureShouldBeRefused() throws Exception {
        Map<String, String> answer = answer();
        provider.token = new PlainJWT(provider.claims()).serialize();
        assertThat(troubleWith(answer)).isEqualTo(Trouble.UNTRUSTED);
        String signed = provider.signed();
        provider.token = signed.substring(0, signed.lastIndexOf('.') + 1);
        assertThat(troubleWith(answer)).isIn(Trouble.UNTRUSTED, Trouble.NONSENSE);
    }

    /** Algorithms whose key we know ourselves, or the public key taken for a password. */
    @Test
    void aTokenSignedByWhatEverybodyKnowsShouldBeRefused() throws Exception {
        Map<String, String> answer = answer();
        provider.token = mac(CLIENT_SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(troubleWith(answer)).isEqualTo(Trouble.UNTRUSTED);
        provider.token = mac(provider.key.toRSAPublicKey().getEncoded());
        assertThat(troubleWith(answer)).isEqualTo(Trouble.UNTRUSTED);
    }

    private String mac(byte[] shared) throws JOSEException {
        return provider.signed("ours", JWSAlgorithm.HS256, new MACSigner(shared));
    }

    @Test
    void anAlgorithmThatIsNotAllowedShouldBeRefused() throws Exception {
        Map<String, String> answer = answer();
        provider.token = provider.signed(provider.key, JWSAlgorithm.RS512);
        assertThat(troubleWith(answer)).isEqualTo(Trouble.UNTRUSTED);
    }

    @Test
    void keysThatAreNotTheProvidersShouldOpenNothingNorMakeUsAskWithoutEnd() throws Exception {
        Map<String, String> answer = answer();
        provider.token = provider.signed(HostileProvider.foreignKey("ours"), JWSAlgorithm.RS256);
        assertThat(troubleWith(answer)).isEqualTo(Trouble.UNTRUSTED);
        for (int i = 0; i < 20; i++) {
            provider.token =
                    provider.signed(HostileProvider.foreignKey("k" + i), JWSAlgorithm.RS256);
            assertThat(troubleWith(answer)).isEqualTo(Trouble.UNTRUSTED);
        }
        assertThat(provider.keyRequests.get()).isLessThan(8);
    }

    @Test
    void hugeAnswersShouldBeDropped() throws Exception {
        Map<String, String> answer = answer();
        provider.mischief.put("/token", HostileProvider.huge());
        assertThat(troubleWith(answer)).isEqualTo(Trouble.HUGE);
        provider.mischief.remove("/token");
        provider.mischief.put("/jwks", HostileProvider.huge());
        provider.token = provider.signed(HostileProvider.foreignKey("new"), JWSAlgorithm.RS256);
        assertThat(troubleWith(answer)).isIn(Trouble.HUGE, Trouble.UNTRUSTED);
    }

    @Test
    void slowAnswersShouldNotHoldAnybody() throws Exception {
        Map<String, String> answer = answer();
        provider.mischief.put("/token", HostileProvider.drop());
        assertThat(troubleWith(answer)).isEqualTo(Trouble.SLOW);
        assertThat(signIn.status().answers()).isFalse();
    }

    @Test
    void theSecretShouldNotFollowARedirection() throws Exception {
        Map<String, String> answer = answer();
        provider.mischief.put(
                "/token",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", provider.issuer() + "/else");
                    exchange.sendResponseHeaders(307, -1);
                });
        provider.mischief.put(
                "/else",
                exchange -> {
                    throw new AssertionError("the secret went elsewhere");
                });
        assertThat(troubleWith(answer)).isIn(Trouble.NONSENSE, Trouble.DENIED);
    }

    @Test
    void nonsenseShouldBeCalledThat() throws Exception {
        Map<String, String> answer = answer();
        for (String nonsense :
                List.of(
                        "",
                        "null",
                        "[]",
                        "{}",
                        "<html>",
                        "[".repeat(100_000),
                        "{\"id_token\":7}")) {
            provider.mischief.put(
                    "/token", exchange -> HostileProvider.send(exchange, 200, nonsense));
            assertThat(troubleWith(answer)).as(nonsense).isEqualTo(Trouble.NONSENSE);
        }
        provider.mischief.clear();
        provider.token = "no.token.atall";
        assertThat(troubleWith(answer)).isEqualTo(Trouble.NONSENSE);
    }

    @Test
    void whatTheTokenLacksShouldNotBeTakenFromSomebodyElse() throws Exception {
        provider.claims = claims -> claims.claim("preferred_username", null);
        provider.userInfo = "{\"sub\":\"u-2\",\"preferred_username\":\"shicho\"}";
        assertThat(trouble()).isEqualTo(Trouble.NONSENSE);
        provider.userInfo = "{\"sub\":\"u-1\",\"preferred_username\":[\"shicho\"]}";
        assertThat(trouble()).isEqualTo(Trouble.CLAIM);
        provider.userInfo =
                "{\"sub\":\"u-1\",\"preferred_username\":\"" + "x".repeat(1_000) + "\"}";
        assertThat(trouble()).isEqualTo(Trouble.CLAIM);
    }

    @Test
    void aParameterOfAnotherProviderShouldBeRefused() throws Exception {
        Map<String, String> answer = answer();
        answer.put("iss", "https://login.else.example.jp");
        assertThat(troubleWith(answer)).isEqualTo(Trouble.UNTRUSTED);
        answer.put("iss", provider.issuer());
        assertThat(signIn.finish(secret, BACK, answer).login()).isEqualTo("tanaka");
    }

    @Test
    void aProviderThatCallsItselfOtherwiseOrLeadsOutUnprotectedShouldNotBeUsed() {
        for (Map.Entry<String, String> wrong :
                Map.of(
                                "issuer", "http://127.0.0.1:1",
                                "token_endpoint", "http://login.city.example.jp/token",
                                "jwks_uri", "http://login.city.example.jp/jwks",
                                "authorization_endpoint", "javascript:alert(1)")
                        .entrySet()) {
            Object right = provider.metadata.put(wrong.getKey(), wrong.getValue());
            try (Closing other = new Closing(with(Map.of()))) {
                Trouble.Failure failure =
                        catchThrowableOfType(
                                Trouble.Failure.class, () -> other.signIn().begin(secret, BACK));
                assertThat(failure).as(wrong.getKey()).isNotNull();
                assertThat(failure.trouble()).isEqualTo(Trouble.NONSENSE);
            }
            provider.metadata.put(wrong.getKey(), right);
        }
    }

    @Test
    void discoveryThatIsNonsenseShouldBeCalledThat() {
        for (String nonsense :
                List.of(
                        "",
                        "null",
                        "[]",
                        "{}",
                        "<html>",
                        "[".repeat(100_000),
                        "{\"issuer\":7}",
                        "{\"issuer\":\"" + provider.issuer() + "\",\"jwks_uri\":[]}",
                        "{\"issuer\":\""
                                + provider.issuer()
                                + "\",\"jwks_uri\":\"file:/etc/passwd\","
                                + "\"subject_types_supported\":[\"public\"]}")) {
            provider.mischief.put(
                    "/.well-known/openid-configuration",
                    exchange -> HostileProvider.send(exchange, 200, nonsense));
            Trouble.Failure failure =
                    catchThrowableOfType(Trouble.Failure.class, () -> signIn.begin(secret, BACK));
            assertThat(failure).as(nonsense).isNotNull();
            assertThat(failure.trouble()).as(nonsense).isEqualTo(Trouble.NONSENSE);
        }
        assertThat(signIn.test().answers()).isFalse();
        provider.mischief.clear();
        assertThat(signIn.test().answers()).isTrue();
    }

    private record Closing(OidcSignIn signIn) implements AutoCloseable {
        @Override
        public void close() {
            signIn.close();
        }
    }

    /** A server with a certificate of its own making, which only the city's file makes good. */
    @Test
    void onlyTheRightCertificateShouldBeTrusted(@TempDir Path folder) throws Exception {
        try (SecuredProvider secured = new SecuredProvider(folder)) {
            Map<String, String> lines = new HashMap<>(Map.of("issuer", secured.issuer()));
            try (Closing other = new Closing(with(lines))) {
                Trouble.Failure failure =
                        catchThrowableOfType(
                                Trouble.Failure.class, () -> other.signIn().begin(secret, BACK));
                assertThat(failure.trouble()).isEqualTo(Trouble.CERTIFICATE);
            }
            lines.put("ca", secured.certificate().toString());
            try (Closing other = new Closing(with(lines))) {
                assertThat(other.signIn().begin(secret, BACK).toString())
                        .startsWith(secured.issuer() + "/auth?");
            }
            // the same certificate under another name
            lines.put("issuer", secured.issuer().replace("localhost", "127.0.0.1"));
            try (Closing other = new Closing(with(lines))) {
                Trouble.Failure failure =
                        catchThrowableOfType(
                                Trouble.Failure.class, () -> other.signIn().begin(secret, BACK));
                assertThat(failure.trouble()).isEqualTo(Trouble.CERTIFICATE);
            }
        }
    }

    @Test
    void settingsThatAreUnsafeShouldBeRefusedWithARemedy() {
        for (Map.Entry<String, String> wrong :
                Map.of(
                                "issuer", "http://login.city.example.jp",
                                "algorithms", "none",
                                "prompt", "none",
                                "id", "../etc",
                                "ca", "/nowhere.pem",
                                "accounts.create", "true",
                                "role.mayor", "mayors",
                                "answer.seconds", "60",
                                ".client.secret", "${env:MADOGUCHI_OIDC_SECRET}")
                        .entrySet()) {
            IllegalArgumentException refused =
                    catchThrowableOfType(
                            IllegalArgumentException.class,
                            () -> settings(Map.of(wrong.getKey(), wrong.getValue())));
            assertThat(refused).as(wrong.getKey()).isNotNull();
            assertThat(refused).hasMessageContaining(wrong.getKey());
        }
        assertThat(settings(Map.of()).toString()).doesNotContain(CLIENT_SECRET);
    }
}
