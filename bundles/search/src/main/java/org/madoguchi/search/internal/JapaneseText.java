// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.text.Normalizer;
import java.util.Locale;

/** One spelling for what people write in several ways. */
final class JapaneseText {
    /** From a hiragana letter to the katakana letter of the same sound. */
    private static final int TO_KATAKANA = 'ァ' - 'ぁ';

    private JapaneseText() {}

    /**
     * Half-width kana, full-width letters, circled digits and the like become plain ones; letters
     * become lower case; dashes after kana become the long vowel mark they were meant as.
     */
    static String normalized(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("(?<=[ぁ-ゖァ-ヺ])[-‐‑–—―−─]", "ー");
        return plain.replaceAll("[\\p{Cntrl}\\p{Zs}]+", " ").strip();
    }

    /** Hiragana as katakana; everything else stays. */
    static String katakana(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars()
                .map(c -> c >= 'ぁ' && c <= 'ゖ' ? c + TO_KATAKANA : c)
                .forEach(c -> out.append((char) c));
        return out.toString();
    }

    static boolean isKana(String text) {
        return !text.isEmpty() && text.chars().allMatch(JapaneseText::isKana);
    }

    private static boolean isKana(int c) {
        return c >= 'ぁ' && c <= 'ゖ' || c >= 'ァ' && c <= 'ヺ' || c == 'ー';
    }
}
