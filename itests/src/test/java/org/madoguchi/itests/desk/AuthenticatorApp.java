// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** An app on a telephone that shows one-time codes; a library of others makes them. */
final class AuthenticatorApp {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final Pattern SECRET = Pattern.compile("data-secret>([A-Z2-7 ]+)<");
    private static final Pattern RECOVERY = Pattern.compile("data-recovery-code>([A-Z2-9-]+)<");

    private final SecretKeySpec key;
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

    private AuthenticatorApp(byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA1");
    }

    /** Set up from the page with the QR code, by the key beside it. */
    static AuthenticatorApp scanned(String page) {
        return new AuthenticatorApp(decoded(found(SECRET, page).replace(" ", "")));
    }

    static String firstRecoveryCode(String page) {
        return found(RECOVERY, page);
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException(pattern + " is not in " + page);
        }
        return found.group(1);
    }

    private static byte[] decoded(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char letter : base32.toCharArray()) {
            bits = bits << 5 | ALPHABET.indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(bits >> held & 0xff);
            }
        }
        return bytes.toByteArray();
    }

    String code() {
        return codeAt(Instant.now());
    }

    /** What it shows thirty seconds later; a clock may be wrong by as much. */
    String nextCode() {
        return codeAt(Instant.now().plusSeconds(30));
    }

    private String codeAt(Instant time) {
        try {
            return codes.generateOneTimePasswordString(key, time);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
