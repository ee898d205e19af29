// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelSettings;
import org.madoguchi.api.identity.OutsideRules;

/**
 * One provider. The keys are explained in etc/org.madoguchi.signin.oidc.cfg.example.
 *
 * @param issuer exactly as the provider calls itself
 * @param clientSecret empty for a public client
 * @param algorithms that an identity token may be signed with
 * @param factorMethods values of {@code amr} that count as a second factor
 * @param factorClasses values of {@code acr} that count as a second factor
 * @param trust in the city's own certificate authority; empty for those that Java knows
 * @param skew by which the provider's clock may be wrong
 * @param answer time for one answer of the provider, whatever it takes
 * @param look between two questions whether the provider is there
 */
record OidcSettings(
        String id,
        LocalizedText name,
        URI issuer,
        String clientId,
        Optional<String> clientSecret,
        ClientAuth clientAuth,
        List<String> scopes,
        Optional<String> prompt,
        Set<JWSAlgorithm> algorithms,
        String loginClaim,
        String nameClaim,
        String groupClaim,
        Set<String> factorMethods,
        Set<String> factorClasses,
        boolean endSession,
        Optional<SSLContext> trust,
        Duration skew,
        Duration answer,
        Duration look,
        OutsideRules rules) {
    private static final String EXAMPLE = "https://login.city.example.jp";

    /** How the client shows its secret. */
    enum ClientAuth {
        BASIC,
        POST
    }

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static OidcSettings read(Map<String, ?> values) {
        ChannelSettings settings = new ChannelSettings(values);
        String name = settings.text("name").orElse("市のアカウント");
        return new OidcSettings(
                id(settings),
                new LocalizedText(
                        name,
                        settings.text("name.en")
                                .orElse(
                                        settings.text("name").isPresent()
                                                ? name
                                                : "the city's account")),
                issuer(settings),
                settings.required("client.id", "madoguchi"),
                settings.text(".client.secret")
                        .map(given -> settings.secret(".client.secret", "MADOGUCHI_OIDC_SECRET")),
                settings.choice("client.auth", ClientAuth.BASIC),
                settings.list("scopes", "openid, profile"),
                prompt(settings),
                algorithms(settings),
                settings.text("claim.login").orElse("preferred_username"),
                settings.text("claim.name").orElse("name"),
                settings.text("claim.groups").orElse("groups"),
                Set.copyOf(settings.list("second.factor.amr", "")),
                Set.copyOf(settings.list("second.factor.acr", "")),
                settings.flag("sign.out.there", true),
                settings.text("ca").map(file -> trust(settings, file)),
                Duration.ofSeconds(settings.number("clock.skew.seconds", 60, 0, 300)),
                Duration.ofSeconds(settings.number("answer.seconds", 6, 1, 7)),
                Duration.ofSeconds(settings.number("look.seconds", 300, 1, 3_600)),
                OutsideRules.read(settings));
    }

    private static String id(ChannelSettings settings) {
        String id = settings.text("id").orElse("oidc");
        if (!id.matches("[a-z][a-z0-9-]{0,31}")) {
            throw settings.wrong(
                    "id", "= " + id, "write small letters, digits and hyphens, such as oidc");
        }
        return id;
    }

    private static URI issuer(ChannelSettings settings) {
        String value = settings.required("issuer", EXAMPLE);
        try {
            URI address = URI.create(value);
            if (isSafe(address) && address.getQuery() == null && address.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw settings.wrong("issuer", "is no address", "write one such as " + EXAMPLE);
        }
        throw settings.wrong(
                "issuer",
                "= " + value,
                "write an address with https such as " + EXAMPLE + " (http only on this machine)");
    }

    /** What passes there is worth a sign-in: encrypted, unless it stays inside the machine. */
    static boolean isSafe(URI address) {
        if (address == null || address.getHost() == null || address.getUserInfo() != null) {
            return false;
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean inside =
                host.equals("localhost")
                        || host.matches("127(\\.\\d{1,3}){3}")
                        || host.equals("[::1]");
        return "https".equals(address.getScheme())
                || (inside && "http".equals(address.getScheme()));
    }

    private static SSLContext trust(ChannelSettings settings, String file) {
        try {
            return Authority.trusting(Path.of(file));
        } catch (GeneralSecurityException | IOException e) {
            throw settings.wrong(
                    "ca", "= " + file + " cannot be read", "name a file with certificates (PEM)");
        }
    }

    private static Optional<String> prompt(ChannelSettings settings) {
        Optional<String> prompt = settings.text("prompt");
        if (prompt.isPresent() && !Set.of("login", "select_account").contains(prompt.get())) {
            throw settings.wrong(
                    "prompt", "= " + prompt.get(), "write login or select_account, or nothing");
        }
        return prompt;
    }

    /** Only such as need the provider's own private key. */
    private static Set<JWSAlgorithm> algorithms(ChannelSettings settings) {
        Set<JWSAlgorithm> chosen =
                settings.list("algorithms", "RS256, PS256, ES256").stream()
                        .map(JWSAlgorithm::new)
                        .collect(Collectors.toUnmodifiableSet());
        if (chosen.isEmpty() || !JWSAlgorithm.Family.SIGNATURE.containsAll(chosen)) {
            throw settings.wrong(
                    "algorithms",
                    "= " + settings.text("algorithms").orElse(""),
                    "write some of RS256, PS256, ES256, RS384, ES384, RS512, ES512, EdDSA");
        }
        return chosen;
    }

    /** The secret stays here. */
    @Override
    public String toString() {
        return "sign-in " + id + " by " + issuer;
    }
}
