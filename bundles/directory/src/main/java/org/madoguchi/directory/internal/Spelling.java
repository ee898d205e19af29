// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One spelling for what people type in several. */
final class Spelling {
    private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';

    private Spelling() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .chars()
                .map(c -> c >= 'ァ' && c <= 'ヶ' ? c - KATAKANA_TO_HIRAGANA : c)
                .forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    static List<String> words(String text) {
        return Arrays.stream(of(text).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
