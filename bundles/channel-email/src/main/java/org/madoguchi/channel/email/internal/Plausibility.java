// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

/**
 * How much a text looks like one that somebody wrote: text in the wrong code is full of rare kanji,
 * half-width kana, and signs between letters.
 */
final class Plausibility {
    /** From here on a text is surely read in the right code. */
    static final double SURE = 0.7;

    private static final int MOST_LOOKED_AT = 4_000;

    private Plausibility() {}

    /** Mean over the characters beyond ASCII, about -10 to 3; {@link #SURE} when there are none. */
    static double of(String text) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < text.length() && count < MOST_LOOKED_AT; i++) {
            char c = text.charAt(i);
            boolean control = c < 0x20 && "\t\n\r\f".indexOf(c) < 0;
            if (c > 0x7e || control) {
                sum += control ? -5 : weight(text, i);
                count++;
            }
        }
        return count == 0 ? SURE : sum / count;
    }

    /** Whether the text holds what only Japanese has. */
    static boolean hasKana(String text) {
        return text.chars().anyMatch(c -> c >= 0x3041 && c <= 0x30fe);
    }

    /** An accent stands within a word of plain letters. */
    private static boolean isBesideLetter(String text, int at) {
        boolean before = at > 0 && isPlainLetter(text.charAt(at - 1));
        return before || (at + 1 < text.length() && isPlainLetter(text.charAt(at + 1)));
    }

    private static boolean isPlainLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static double weight(String text, int at) {
        char c = text.charAt(at);
        if (c == 0xfffd) {
            return -10;
        } else if (c <= 0x9f) {
            return -5;
        } else if (c <= 0x24f) {
            return Character.isLetter(c) && isBesideLetter(text, at) ? 1 : -1;
        } else if ((c >= 0x3001 && c <= 0x30fe) || (c >= 0xff01 && c <= 0xff5e)) {
            return 3;
        } else if (c >= 0xff61 && c <= 0xff9f) {
            return -0.5;
        } else if (c >= 0x4e00 && c <= 0x9fff) {
            return JisTable.isCommonKanji(c) ? 1.5 : 0;
        }
        return Character.isLetter(c) ? 0.5 : 0;
    }
}
