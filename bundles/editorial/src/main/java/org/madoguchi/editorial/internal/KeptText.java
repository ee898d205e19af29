// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.editorial.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of the texts of strangers is kept. */
final class KeptText {
    /** Characters of words that are counted; what people search for is far shorter. */
    static final int LONGEST_WORDS = 100;

    private static final String UNREADABLE = "●●●";

    /** So much is looked at, of however much is sent; normalising can halve it at most. */
    private static final int LOOKED_AT = 400;

    private static final String DIGIT = "[\\p{Nd}〇一二三四五六七八九]";

    /**
     * Seven digits and more, with what people put between them: telephone numbers, postal codes, My
     * Number, numbers of insurances and accounts. Years and prices stay readable.
     */
    private static final Pattern NUMBER =
            Pattern.compile(
                    DIGIT + "(?:[\\p{Pd}\\p{Z}\\s()（）.．,，/／・ー−~〜～:：＋+]{0,3}" + DIGIT + "){6,}");

    private static final Pattern MAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+\\-]{1,100}+[@＠][\\p{L}\\p{N}.\\-．]{1,100}+");

    /** Control characters and halves of characters mean nothing; some databases refuse them. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

    private KeptText() {}

    /** Words as they are counted: the same for every way of typing them. */
    static String words(String typed) {
        String seen = typed.length() <= LOOKED_AT ? typed : typed.substring(0, LOOKED_AT);
        String even =
                Normalizer.normalize(NO_TEXT.matcher(seen).replaceAll(" "), Normalizer.Form.NFKC);
        String kept = masked(even.toLowerCase(Locale.ROOT));
        return cut(BLANKS.matcher(kept).replaceAll(" ").strip(), LONGEST_WORDS).strip();
    }

    /** A citizen's text with its lines, without numbers of persons. */
    static String lines(String text) {
        return masked(readable(text));
    }

    /** A text with its lines, as somebody of the city wrote it. */
    static String readable(String text) {
        return text.lines()
                .map(line -> NO_TEXT.matcher(line).replaceAll(" ").stripTrailing())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** A text in one line. */
    static String line(String text) {
        return BLANKS.matcher(NO_TEXT.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
    }

    static boolean isMasked(String text) {
        return text.contains(UNREADABLE);
    }

    private static String masked(String text) {
        return NUMBER.matcher(MAIL.matcher(text).replaceAll(UNREADABLE)).replaceAll(UNREADABLE);
    }

    /** Never between the halves of a character. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
