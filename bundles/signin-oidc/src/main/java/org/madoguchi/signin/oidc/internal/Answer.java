// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.OutsidePerson;

/** What comes back with the browser, and what the provider makes of it. */
final class Answer {
    /** Longer claims are none of people. */
    private static final int LONGEST_CLAIM = 255;

    private static final int MOST_GROUPS = 2_000;

    private final OidcSettings settings;
    private final Provider provider;
    private final Http http;

    Answer(OidcSettings settings, Provider provider, Http http) {
        this.settings = settings;
        this.provider = provider;
        this.http = http;
    }

    OutsidePerson person(
            Exchange exchange,
            URI back,
            Map<String, String> answer,
            Function<String, Optional<DepartmentId>> departmentOf)
            throws Trouble.Failure {
        OIDCTokenResponse tokens = tokens(exchange, back, code(exchange, answer));
        IDTokenClaimsSet token =
                provider.validated(tokens.getOIDCTokens().getIDToken(), exchange.nonce());
        Claims claims = new Claims(token, tokens.getOIDCTokens().getAccessToken());
        String name = claims.text(settings.loginClaim()).orElse("");
        if (name.isBlank()) {
            throw Trouble.CLAIM.failure(null, settings.loginClaim());
        }
        String login =
                settings.rules().login(name).orElseThrow(() -> Trouble.STRANGER.failure(null));
        return settings.rules()
                .person(
                        settings.id(),
                        subject(token),
                        login,
                        claims.text(settings.nameClaim()).orElse(""),
                        settings.rules().needGroups() ? claims.groups() : List.of(),
                        isStrong(token),
                        departmentOf);
    }

    private String code(Exchange exchange, Map<String, String> answer) throws Trouble.Failure {
        if (!exchange.isState(answer.get("state"))) {
            throw Trouble.LOST.failure(null);
        }
        String issuer = answer.get("iss");
        boolean told =
                issuer != null || provider.metadata().supportsAuthorizationResponseIssuerParam();
        if (told && !settings.issuer().toString().equals(issuer)) {
            throw Trouble.UNTRUSTED.failure(null);
        }
        String error = answer.get("error");
        if (error != null) {
            throw Trouble.DENIED.failure(null, tidy(error));
        }
        String code = answer.get("code");
        if (code == null || code.isEmpty() || code.length() > 4_000) {
            throw Trouble.NONSENSE.failure(null, "code");
        }
        return code;
    }

    /** An error code as the standards write them, so that nobody puts sentences into our pages. */
    private static String tidy(String code) {
        return code.matches("[a-z_]{1,60}") ? code : "error";
    }

    private OIDCTokenResponse tokens(Exchange exchange, URI back, String code)
            throws Trouble.Failure {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), back, exchange.verifier());
        URI endpoint = provider.metadata().getTokenEndpointURI();
        ClientID client = new ClientID(settings.clientId());
        TokenRequest request =
                settings.clientSecret()
                        .map(secret -> auth(client, secret))
                        .map(auth -> new TokenRequest.Builder(endpoint, auth, grant))
                        .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant))
                        .build();
        TokenResponse response;
        try {
            response = OIDCTokenResponseParser.parse(request.toHTTPRequest().send(http));
        } catch (ParseException | IOException | RuntimeException e) {
            throw Http.troubleIn(quiet(e), Trouble.NONSENSE, "token");
        }
        if (!response.indicatesSuccess()) {
            throw refused(response.toErrorResponse().getErrorObject());
        }
        OIDCTokenResponse tokens = (OIDCTokenResponse) response.toSuccessResponse();
        if (tokens.getOIDCTokens().getIDToken() == null) {
            throw Trouble.NONSENSE.failure(null, "id_token");
        }
        return tokens;
    }

    /** A parser's message may quote what it could not read. */
    private static Exception quiet(Exception thrown) {
        return thrown instanceof IOException ? thrown : new IOException("unreadable answer");
    }

    private ClientAuthentication auth(ClientID client, String secret) {
        return settings.clientAuth() == OidcSettings.ClientAuth.POST
                ? new ClientSecretPost(client, new Secret(secret))
                : new ClientSecretBasic(client, new Secret(secret));
    }

    private static Trouble.Failure refused(ErrorObject error) {
        String code = error == null || error.getCode() == null ? "error" : tidy(error.getCode());
        return code.equals("invalid_client") || code.equals("unauthorized_client")
                ? Trouble.CLIENT.failure(null)
                : Trouble.DENIED.failure(null, code);
    }

    /** The issuer belongs to it: another provider may call somebody else the same. */
    private String subject(IDTokenClaimsSet token) {
        try {
            String who = settings.issuer() + "\n" + token.getSubject().getValue();
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(who.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isStrong(IDTokenClaimsSet token) {
        boolean byMethod =
                token.getAMR() != null
                        && token.getAMR().stream()
                                .anyMatch(
                                        used -> settings.factorMethods().contains(used.getValue()));
        boolean byClass =
                token.getACR() != null
                        && settings.factorClasses().contains(token.getACR().getValue());
        return byMethod || byClass;
    }

    /** Claims of the token, and of the user info endpoint where the token lacks them. */
    private final class Claims {
        private final IDTokenClaimsSet token;
        private final AccessToken access;
        private Optional<UserInfo> more;

        Claims(IDTokenClaimsSet token, AccessToken access) {
            this.token = token;
            this.access = access;
        }

        Optional<String> text(String claim) throws Trouble.Failure {
            Object value = value(claim);
            return value instanceof String text && text.length() <= LONGEST_CLAIM
                    ? Optional.of(text)
                    : Optional.empty();
        }

        List<String> groups() throws Trouble.Failure {
            Object value = value(settings.groupClaim());
            if (value instanceof Collection<?> several) {
                return several.stream()
                        .limit(MOST_GROUPS)
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .toList();
            }
            return value instanceof String one ? List.of(one) : List.of();
        }

        private Object value(String claim) throws Trouble.Failure {
            Object value = token.getClaim(claim);
            if (value != null) {
                return value;
            }
            return userInfo().map((ClaimsSet info) -> info.getClaim(claim)).orElse(null);
        }

        private Optional<UserInfo> userInfo() throws Trouble.Failure {
            if (more == null) {
                URI endpoint = provider.metadata().getUserInfoEndpointURI();
                more = endpoint == null ? Optional.empty() : Optional.of(ask(endpoint));
            }
            return more;
        }

        private UserInfo ask(URI endpoint) throws Trouble.Failure {
            try {
                UserInfoResponse response =
                        UserInfoResponse.parse(
                                new UserInfoRequest(endpoint, access).toHTTPRequest().send(http));
                UserInfo info =
                        response.indicatesSuccess()
                                ? response.toSuccessResponse().getUserInfo()
                                : null;
                if (info == null || !info.getSubject().equals(token.getSubject())) {
                    throw Trouble.NONSENSE.failure(null, "userinfo");
                }
                return info;
            } catch (ParseException | IOException | RuntimeException e) {
                throw Http.troubleIn(quiet(e), Trouble.NONSENSE, "userinfo");
            }
        }
    }
}
