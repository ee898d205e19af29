// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.io.ByteArrayOutputStream;

/**
 * The default alphabet of GSM telephones (3GPP TS 23.038 section 6.2.1), one letter in an octet as
 * SMPP carries it.
 */
final class Gsm7 {
    private static final char ESCAPE = '\u001b';
    private static final char UNKNOWN = '\ufffd';

    private static final String LETTERS =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Behind an escape; pairs of code and letter. */
    private static final String EXTENSION = "\n\f\u0014^({)}/\\<[=~>]@|e€";

    private Gsm7() {}

    static boolean canWrite(String text) {
        return text.chars()
                .allMatch(c -> c != ESCAPE && (LETTERS.indexOf(c) >= 0 || code((char) c) >= 0));
    }

    /** Of a text that {@link #canWrite}. */
    static byte[] encode(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int code = LETTERS.indexOf(letter);
            if (code < 0) {
                septets.write(ESCAPE);
                code = code(letter);
            }
            septets.write(code);
        }
        return septets.toByteArray();
    }

    /** What is no letter becomes U+FFFD. */
    static String decode(byte[] septets) {
        StringBuilder text = new StringBuilder(septets.length);
        boolean escaped = false;
        for (byte septet : septets) {
            if (escaped) {
                text.append(extended(septet));
                escaped = false;
            } else if (septet == ESCAPE) {
                escaped = true;
            } else {
                text.append(septet < 0 ? UNKNOWN : LETTERS.charAt(septet));
            }
        }
        return text.toString();
    }

    private static int code(char letter) {
        for (int i = 1; i < EXTENSION.length(); i += 2) {
            if (EXTENSION.charAt(i) == letter) {
                return EXTENSION.charAt(i - 1);
            }
        }
        return -1;
    }

    /**
     * A receiver that does not know an extension shows the letter of the table (section 6.2.1.1).
     */
    private static char extended(byte code) {
        for (int i = 0; i < EXTENSION.length(); i += 2) {
            if (EXTENSION.charAt(i) == code) {
                return EXTENSION.charAt(i + 1);
            }
        }
        return code < 0 || code == ESCAPE ? UNKNOWN : LETTERS.charAt(code);
    }
}
