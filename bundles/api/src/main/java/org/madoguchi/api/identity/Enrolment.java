// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What an app needs to show an account's one-time codes. Secret: show it to its owner only.
 *
 * @param secret in Base32, as people type it
 */
public record Enrolment(String login, String secret) {
    /**
     * What authenticator apps read from a QR code. Digits, period and algorithm are those that apps
     * assume when nothing is said.
     *
     * @param issuer shown in the app above the code
     */
    public String uri(String issuer) {
        return "otpauth://totp/"
                + encoded(issuer)
                + ":"
                + encoded(login)
                + "?secret="
                + secret
                + "&issuer="
                + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Not with the secret: records end up in logs. */
    @Override
    public String toString() {
        return "Enrolment[" + login + "]";
    }
}
