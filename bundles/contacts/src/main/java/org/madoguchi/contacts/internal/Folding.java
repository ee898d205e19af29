// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import java.text.Normalizer;
import java.util.Locale;

/** Brings names to a form in which equal ones look equal: 「ヤマダ　太郎」 and 「ﾔﾏﾀﾞ太郎」. */
final class Folding {
    private Folding() {}

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}]+", "");
    }

    /** A LIKE pattern, with {@code !} as escape character, for texts that contain this one. */
    static String containing(String text) {
        return "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }

    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
