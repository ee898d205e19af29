// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.oidc.internal;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What belongs to one sign-in: state, nonce and the secret of PKCE. All of it follows from the
 * secret in the browser's cookie, so nothing is kept here, and what a provider or an address tells
 * of one leads to no other. Bound to the provider, so that the answer of one is worth nothing as
 * the answer of another.
 */
final class Exchange {
    private final String secret;
    private final String provider;

    Exchange(String secret, OidcSettings settings) {
        this.secret = secret;
        this.provider = settings.id() + " " + settings.issuer();
    }

    State state() {
        return new State(derived("state"));
    }

    boolean isState(String told) {
        return told != null
                && MessageDigest.isEqual(
                        told.getBytes(StandardCharsets.UTF_8),
                        derived("state").getBytes(StandardCharsets.UTF_8));
    }

    Nonce nonce() {
        return new Nonce(derived("nonce"));
    }

    CodeVerifier verifier() {
        return new CodeVerifier(derived("verifier"));
    }

    private String derived(String what) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            mac.doFinal((what + " " + provider).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
