// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is dialled to hand a call on, from what somebody typed or the directory says. */
final class TransferTarget {
    private static final Pattern INSIDE = Pattern.compile("(?:内線|ext\\.?)\\s*([0-9]{1,10})");

    private TransferTarget() {}

    /** The extension (内線) when the text names one, else its last number. */
    static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        Matcher inside = INSIDE.matcher(plain);
        if (inside.find()) {
            return inside.group(1);
        }
        // chosen from the list it reads 「ごみ減量課 0466-25-1203」
        String[] words = plain.strip().split("\\s+");
        return words[words.length - 1].replaceAll("[^0-9*#]", "");
    }
}
