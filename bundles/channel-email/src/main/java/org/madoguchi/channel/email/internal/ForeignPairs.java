// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The sets of other countries within ISO-2022-JP-2 (RFC 1554). */
enum ForeignPairs {
    CHINESE("GB2312"),
    KOREAN("EUC-KR");

    private static final Charset GREEK = Charset.forName("ISO-8859-7");

    private final Charset charset;

    ForeignPairs(String charset) {
        this.charset = Charset.forName(charset);
    }

    String read(int lead, int trail) {
        return new String(new byte[] {(byte) (lead | 0x80), (byte) (trail | 0x80)}, charset);
    }

    static String highHalf(char b, boolean greek) {
        return new String(
                new byte[] {(byte) (b | 0x80)}, greek ? GREEK : StandardCharsets.ISO_8859_1);
    }
}
