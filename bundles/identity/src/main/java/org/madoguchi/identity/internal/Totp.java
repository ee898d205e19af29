// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.identity.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by the clock (RFC 6238 on RFC 4226): six digits, thirty seconds, SHA-1. Common
 * apps know nothing else, whatever the QR code says; in an HMAC, SHA-1 is not broken.
 */
final class Totp {
    static final int DIGITS = 6;

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int MODULUS = 1_000_000;

    /**
     * How many steps before and after the present one are taken as well: clocks differ, and typing
     * takes time.
     */
    private final int window;

    Totp(int window) {
        this.window = window;
    }

    /**
     * The time step that a code belongs to.
     *
     * @param after the last step that was used: none up to it is taken
     */
    OptionalLong step(byte[] secret, String code, long after, Instant now) {
        long present = stepAt(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - window; step <= present + window; step++) {
            // all of them are compared: the time tells nothing
            if (isCode(code, secret, step) && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static boolean isCode(String code, byte[] secret, long step) {
        return MessageDigest.isEqual(
                code(secret, step).getBytes(StandardCharsets.US_ASCII),
                code.getBytes(StandardCharsets.UTF_8));
    }

    static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        // RFC 4226, 5.3: the last four bits say where the 31 bits of the code are
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
