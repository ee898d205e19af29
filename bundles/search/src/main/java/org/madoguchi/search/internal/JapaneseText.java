// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** One spelling for what people write in several ways. */
final class JapaneseText {
    /** From a hiragana letter to the katakana letter of the same sound. */
    private static final int TO_KATAKANA = 'ァ' - 'ぁ';

    private static final Pattern DASH = Pattern.compile("(?<=[ぁ-ゖァ-ヺ])[-‐‑–—―−─]");
    private static final Pattern BLANK = Pattern.compile("[\\p{Cntrl}\\p{Zs}\\p{Cs}]+");

    /** In whatever way its groups are kept apart. */
    private static final Pattern TELEPHONE =
            Pattern.compile(
                    "(?<![0-9])\\(?(0[0-9]{1,4})[-‐‑–—―−─ー() ]([0-9]{1,4})[-‐‑–—―−─ー() ]([0-9]{3,4})(?![0-9])");

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}ー]+");

    /** The kana of the dictionary form's end, and the same in the form that nouns are made of. */
    private static final String ENDS = "ウクグスツヌブムル";

    private static final String NOUN_ENDS = "イキギシチニビミリ";

    private JapaneseText() {}

    /**
     * Half-width kana, full-width letters, circled digits and the like become plain ones; letters
     * become lower case; dashes after kana become the long vowel mark they were meant as. A
     * telephone number becomes one number: its groups say nothing by themselves.
     */
    static String normalized(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String lines = BLANK.matcher(DASH.matcher(plain).replaceAll("ー")).replaceAll(" ").strip();
        return TELEPHONE.matcher(lines).replaceAll("$1$2$3");
    }

    /** Hiragana as katakana; everything else stays. */
    static String katakana(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= 'ぁ' && c <= 'ゖ' ? (char) (c + TO_KATAKANA) : c);
        }
        return out.toString();
    }

    /** Katakana as hiragana; everything else stays. */
    static String hiragana(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= 'ァ' && c <= 'ヶ' ? (char) (c - TO_KATAKANA) : c);
        }
        return out.toString();
    }

    /** Katakana with one spelling for what sounds the same. */
    static String sound(String katakana) {
        return katakana.replace('ヅ', 'ズ').replace('ヂ', 'ジ').replace('ヲ', 'オ');
    }

    /**
     * The reading of the form of a verb that nouns are made of: ヒッコシ of 引っ越す.
     *
     * @param reading of the surface
     */
    static String noun(String surface, String base, String reading) {
        int same = 0;
        while (same < Math.min(surface.length(), base.length())
                && surface.charAt(same) == base.charAt(same)) {
            same++;
        }
        String rest = katakana(surface.substring(same));
        String stem =
                reading.endsWith(rest)
                        ? reading.substring(0, reading.length() - rest.length())
                        : reading;
        String form = stem + katakana(base.substring(same));
        if (form.length() < 2) {
            return form;
        }
        int end = ENDS.indexOf(form.charAt(form.length() - 1));
        if (end < 0) {
            return form;
        }
        String head = form.substring(0, form.length() - 1);
        boolean oneStem =
                form.endsWith("ル")
                        && "イキギシジチニヒビミリエケゲセゼテデネヘベメレ".indexOf(head.charAt(head.length() - 1)) >= 0;
        return oneStem ? head : head + NOUN_ENDS.charAt(end);
    }

    /** Runs of letters and digits, in katakana where they were hiragana. */
    static List<String> runs(String text) {
        Set<String> runs = new LinkedHashSet<>();
        for (String run : NO_LETTER.split(katakana(text))) {
            if (!run.isEmpty()) {
                runs.add(run);
            }
        }
        return new ArrayList<>(runs);
    }

    /** Overlapping pieces of a run. Two digits of a number are none: they are in many others. */
    static Set<String> pieces(String run, int min, int max) {
        Set<String> pieces = new LinkedHashSet<>();
        for (int start = 0; start < run.length(); start++) {
            for (int length = min; length <= max && start + length <= run.length(); length++) {
                String piece = run.substring(start, start + length);
                if (!isNumber(piece)) {
                    pieces.add(piece);
                }
            }
        }
        return pieces;
    }

    static boolean isKana(String text) {
        return consistsOf(text, JapaneseText::isKana);
    }

    static boolean isLatin(String text) {
        return consistsOf(text, c -> c >= 'a' && c <= 'z');
    }

    private static boolean isNumber(String text) {
        return consistsOf(text, c -> c >= '0' && c <= '9');
    }

    /** A loop, for every search asks hundreds of times. */
    private static boolean consistsOf(String text, IntPredicate letters) {
        for (int i = 0; i < text.length(); i++) {
            if (!letters.test(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean hasKanji(String text) {
        return text.codePoints().anyMatch(JapaneseText::isKanji);
    }

    static boolean isKanji(int c) {
        return Character.isIdeographic(c);
    }

    private static boolean isKana(int c) {
        return c >= 'ぁ' && c <= 'ゖ' || c >= 'ァ' && c <= 'ヺ' || c == 'ー';
    }
}
