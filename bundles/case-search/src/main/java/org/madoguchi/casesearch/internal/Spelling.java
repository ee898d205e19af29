// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.casesearch.internal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * One spelling for what people write in several ways, as code points. A word that a text contains
 * is contained in the text's spelling as well: no rule looks further than at the nearest letters.
 */
final class Spelling {
    /** Where a text cannot be read on: what stands on its two sides is no word. */
    static final int BREAK = ' ';

    private static final int TO_HIRAGANA = 'ァ' - 'ぁ';

    /** Signs that may stand between the digits of one number. */
    private static final int MOST_IN_NUMBER = 3;

    private Spelling() {}

    static int[] of(String text) {
        return joined(
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .codePoints()
                        .filter(Spelling::isSeen)
                        .map(Spelling::plain)
                        .toArray());
    }

    /** What stands between the blanks of a question, in the spelling of texts. */
    static Stream<int[]> words(String question) {
        String plain = Normalizer.normalize(question, Normalizer.Form.NFKC);
        return Arrays.stream(plain.split("[\\s\\p{Z}\\p{Cc}]+"))
                .map(Spelling::of)
                .map(Spelling::trimmed)
                .filter(word -> word.length > 0);
    }

    /** Selectors of a letter's shape (異体字セレクタ) and marks of direction make no difference. */
    private static boolean isSeen(int letter) {
        return letter != '\r'
                && !(letter >= 0xFE00 && letter <= 0xFE0F)
                && !(letter >= 0xE0100 && letter <= 0xE01EF)
                && Character.getType(letter) != Character.FORMAT;
    }

    private static int plain(int letter) {
        if (letter >= 'ァ' && letter <= 'ヶ') {
            return letter - TO_HIRAGANA;
        }
        if (isDash(letter)) {
            return '-';
        }
        boolean blank =
                Character.isWhitespace(letter)
                        || Character.isSpaceChar(letter)
                        || Character.isISOControl(letter);
        return blank ? BREAK : Character.toLowerCase(letter);
    }

    /** The long vowel mark as well: people type it for a dash, and a dash for it. */
    private static boolean isDash(int letter) {
        return letter == 'ー'
                || letter == '~'
                || letter == '〜'
                || letter >= '‐' && letter <= '―'
                || letter == '−'
                || letter == '─'
                || letter == '━';
    }

    /**
     * Leaves out line ends and blanks inside of Japanese, dashes and brackets inside of numbers.
     */
    private static int[] joined(int[] letters) {
        int[] out = new int[letters.length];
        int length = 0;
        for (int at = 0; at < letters.length; ) {
            int end = at;
            while (end < letters.length && isJoint(letters[end])) {
                end++;
            }
            if (end == at) {
                out[length++] = letters[at++];
            } else {
                int before = length == 0 ? BREAK : out[length - 1];
                int after = end == letters.length ? BREAK : letters[end];
                if (!vanish(letters, at, end, before, after)) {
                    for (; at < end; at++) {
                        out[length++] = letters[at];
                    }
                }
                at = end;
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static boolean vanish(int[] letters, int from, int to, int before, int after) {
        boolean number = isDigit(before) && isDigit(after) && to - from <= MOST_IN_NUMBER;
        boolean wrapped =
                isJapanese(before) && isJapanese(after) && to - from == 1 && letters[from] == BREAK;
        return number || wrapped;
    }

    /** A piece of a number begins and ends with a digit: -1234 is found in 03-1234 as well. */
    private static int[] trimmed(int[] word) {
        int from = 0;
        int to = word.length;
        while (from < to && isJoint(word[from])) {
            from++;
        }
        while (to > from && isJoint(word[to - 1])) {
            to--;
        }
        boolean number = from < to && (isDigit(word[from]) || isDigit(word[to - 1]));
        return number ? Arrays.copyOfRange(word, from, to) : word;
    }

    private static boolean isJoint(int letter) {
        return letter == BREAK || letter == '-' || letter == '(' || letter == ')';
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isJapanese(int letter) {
        return letter >= 0x3000;
    }
}
