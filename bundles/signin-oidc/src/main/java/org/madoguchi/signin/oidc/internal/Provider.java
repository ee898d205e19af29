// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;

/** What the provider has told of itself, and its keys. Safe for use by several threads. */
final class Provider {
    /** Keys that are known already; an unknown one is asked for at once. */
    private static final long KEYS_LIVE = 15 * 60 * 1000L;

    /** Not oftener than twice in this time, whatever keys tokens name. */
    private static final long KEYS_PAUSE = 10 * 1000L;

    private final OidcSettings settings;
    private final OIDCProviderMetadata metadata;
    private final JWKSource<SecurityContext> keys;

    private Provider(OidcSettings settings, OIDCProviderMetadata metadata, Http http)
            throws MalformedURLException {
        this.settings = settings;
        this.metadata = metadata;
        this.keys =
                JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), http)
                        .cache(KEYS_LIVE, settings.answer().toMillis() + 1000)
                        .refreshAheadCache(false)
                        .rateLimited(KEYS_PAUSE)
                        .retrying(false)
                        .build();
    }

    /** Asks the provider who it is. */
    static Provider discover(OidcSettings settings, Http http) throws Trouble.Failure {
        String issuer = settings.issuer().toString();
        URI address =
                URI.create(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration");
        try {
            OIDCProviderMetadata told = OIDCProviderMetadata.parse(http.get(address));
            demand(told.getIssuer().getValue().equals(issuer), "issuer");
            demand(OidcSettings.isSafe(told.getAuthorizationEndpointURI()), "authorization");
            demand(OidcSettings.isSafe(told.getTokenEndpointURI()), "token");
            demand(OidcSettings.isSafe(told.getJWKSetURI()), "jwks");
            demand(isSafeOrNone(told.getUserInfoEndpointURI()), "userinfo");
            demand(isSafeOrNone(told.getEndSessionEndpointURI()), "end session");
            return new Provider(settings, told, http);
        } catch (ParseException | IOException | RuntimeException e) {
            // the parser complains in more than one way
            throw Http.troubleIn(e, Trouble.NONSENSE, "discovery");
        }
    }

    private static void demand(boolean met, String what) throws Trouble.Failure {
        if (!met) {
            throw Trouble.NONSENSE.failure(null, what);
        }
    }

    private static boolean isSafeOrNone(URI address) {
        return address == null || OidcSettings.isSafe(address);
    }

    OIDCProviderMetadata metadata() {
        return metadata;
    }

    boolean isAs(Provider other) {
        return metadata.toJSONObject().equals(other.metadata.toJSONObject());
    }

    /** Whether its keys can be had, for whoever tests the connection. */
    void fetchKeys() throws Trouble.Failure {
        try {
            keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
        } catch (JOSEException e) {
            throw Http.troubleIn(e, Trouble.NONSENSE, "jwks");
        }
    }

    /** The validator leaves this to us: a token may name several clients, and is made for one. */
    private void demandForUs(IDTokenClaimsSet claims) throws Trouble.Failure {
        AuthorizedParty party = claims.getAuthorizedParty();
        boolean ours =
                party == null
                        ? claims.getAudience().size() == 1
                        : party.getValue().equals(settings.clientId());
        if (!ours) {
            throw Trouble.UNTRUSTED.failure(null);
        }
    }

    /** Issuer, audience, time, nonce, and a signature by one of the provider's keys. */
    IDTokenClaimsSet validated(JWT token, Nonce nonce) throws Trouble.Failure {
        IDTokenValidator validator =
                new IDTokenValidator(
                        new Issuer(settings.issuer()),
                        new ClientID(settings.clientId()),
                        new JWSVerificationKeySelector<>(settings.algorithms(), keys),
                        null);
        validator.setMaxClockSkew((int) settings.skew().toSeconds());
        try {
            IDTokenClaimsSet claims = validator.validate(token, nonce);
            demandForUs(claims);
            return claims;
        } catch (BadJOSEException | JOSEException e) {
            throw Http.troubleIn(e, Trouble.UNTRUSTED);
        }
    }
}
