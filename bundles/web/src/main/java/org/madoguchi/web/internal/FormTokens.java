// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proofs that a form was shown by us, to this browser, not long ago. */
final class FormTokens {
    static final Duration VALIDITY = Duration.ofHours(24);

    private final byte[] key;
    private final Clock clock;

    FormTokens(byte[] key, Clock clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    /**
     * @param browser secret of the browser's cookie
     */
    String issue(String browser) {
        long until = clock.instant().plus(VALIDITY).getEpochSecond();
        byte[] token = ByteBuffer.allocate(8 + 32).putLong(until).put(sign(until, browser)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    boolean isValid(String token, String browser) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length != 8 + 32) {
            return false;
        }
        long until = ByteBuffer.wrap(bytes).getLong();
        boolean ours =
                MessageDigest.isEqual(
                        Arrays.copyOfRange(bytes, 8, bytes.length), sign(until, browser));
        return ours && clock.instant().getEpochSecond() < until;
    }

    private byte[] sign(long until, String browser) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(ByteBuffer.allocate(8).putLong(until).array());
            return mac.doFinal(browser.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
