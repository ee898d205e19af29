// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

/** Tells texts in other languages from Japanese ones, which nearly always have kana. */
final class Foreign {
    /** Fewer letters say nothing. */
    private static final int FEW = 12;

    /** Japanese has more kana than one letter in so many. */
    private static final int OF = 10;

    private Foreign() {}

    static boolean is(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long kana = text.codePoints().filter(Foreign::isKana).count();
        return letters >= FEW && kana * OF < letters;
    }

    private static boolean isKana(int letter) {
        Character.UnicodeScript script = Character.UnicodeScript.of(letter);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }
}
