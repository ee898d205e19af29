// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** LINE signs each request: HMAC-SHA256 of its bytes with the channel's secret, in Base64. */
final class Signature {
    private final SecretKeySpec key;

    Signature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * Takes the same time whatever is wrong.
     *
     * @param said what the request says, null when it says nothing
     */
    boolean fits(byte[] body, String said) {
        byte[] right = Base64.getEncoder().encode(digest(body));
        return MessageDigest.isEqual(
                right, String.valueOf(said).getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] digest(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
