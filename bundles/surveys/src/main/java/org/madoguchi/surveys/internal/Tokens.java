// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What nobody can guess. The database knows hashes only: who reads it can answer for nobody. */
final class Tokens {
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** 22 letters for an address. */
    String next() {
        byte[] token = new byte[BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** An id that says nothing about when it was given. */
    long id() {
        return random.nextLong() & Long.MAX_VALUE;
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
