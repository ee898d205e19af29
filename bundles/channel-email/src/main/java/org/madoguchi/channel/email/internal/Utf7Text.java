// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-7 (RFC 2152), which old mail programs of Windows could be told to write. */
final class Utf7Text {
    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*)-?");

    private Utf7Text() {}

    static JapaneseText.Decoded decode(byte[] bytes) {
        boolean sound = true;
        Matcher shifted = SHIFTED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        StringBuilder text = new StringBuilder();
        while (shifted.find()) {
            String code = shifted.group(1);
            String found = code.isEmpty() ? "+" : "";
            if (code.length() % 4 == 1) {
                sound = false;
            } else if (!code.isEmpty()) {
                byte[] units = Base64.getDecoder().decode(code);
                found = new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE);
            }
            shifted.appendReplacement(text, Matcher.quoteReplacement(found));
        }
        return new JapaneseText.Decoded(shifted.appendTail(text).toString(), sound);
    }
}
