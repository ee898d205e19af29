// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random secrets of sessions and tokens, and generated passwords. */
final class Secrets {
    static final String TOKEN_PREFIX = "mdg_";

    private static final int BYTES = 32;
    private static final int APP_BYTES = 20;
    private static final int MAX_LENGTH = 100;
    private static final int GROUPS = 4;

    /** Without what is easily misread: 0 O, 1 l I. */
    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final String LOWER = "abcdefghijkmnopqrstuvwxyz";
    private static final String DIGITS = "23456789";

    private final SecureRandom random = new SecureRandom();

    String session() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Recognisable, so that scanners of source code find a leaked one. */
    String token() {
        return TOKEN_PREFIX + session();
    }

    /** Four groups such as {@code Kq7m}: easy to type, 67 bits. */
    String password() {
        StringBuilder password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            password.append(group == 0 ? "" : "-")
                    .append(pick(UPPER))
                    .append(pick(LOWER))
                    .append(pick(DIGITS))
                    .append(pick(LOWER));
        }
        return password.toString();
    }

    /** Four groups such as {@code K7MQ}, 80 bits: of sixteen letters and digits of 32. */
    String recoveryCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUPS; i++) {
            code.append(i > 0 && i % GROUPS == 0 ? "-" : "").append(pick(UPPER + DIGITS));
        }
        return code.toString();
    }

    /** For an app: as long as the hash that it goes into (RFC 4226, 4). */
    byte[] appSecret() {
        byte[] bytes = new byte[APP_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private char pick(String alphabet) {
        return alphabet.charAt(random.nextInt(alphabet.length()));
    }

    /** What is stored instead of a secret. */
    static String hash(String secret) {
        return secret.length() > MAX_LENGTH ? "" : hash(secret.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The session's own token against forged requests: follows from its secret, so it is nowhere
     * stored.
     */
    static String csrfToken(String sessionSecret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            sessionSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal("csrf".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
