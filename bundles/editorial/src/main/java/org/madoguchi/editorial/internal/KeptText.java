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

    /** As many make a number of a person. */
    private static final int DIGITS = 7;

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

    private KeptText() {}

    /** Words as they are counted: the same for every way of typing them. */
    static String words(String typed) {
        String seen = typed.length() <= LOOKED_AT ? typed : typed.substring(0, LOOKED_AT);
        String even = Normalizer.normalize(line(seen), Normalizer.Form.NFKC);
        return cut(line(masked(even.toLowerCase(Locale.ROOT))), LONGEST_WORDS).strip();
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

    /** A text in one line, with one blank for whatever is none. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> isText(point) ? point : ' ')
                .filter(
                        point ->
                                point != ' '
                                        || !line.isEmpty() && line.charAt(line.length() - 1) != ' ')
                .forEachOrdered(line::appendCodePoint);
        return line.toString().stripTrailing();
    }

    private static boolean isText(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    static boolean isMasked(String text) {
        return text.contains(UNREADABLE);
    }

    /** Most texts hold neither; looking for a sign of one is far cheaper than the patterns. */
    private static String masked(String text) {
        String kept =
                text.indexOf('@') >= 0 || text.indexOf('＠') >= 0
                        ? MAIL.matcher(text).replaceAll(UNREADABLE)
                        : text;
        return kept.codePoints().filter(KeptText::isDigit).limit(DIGITS).count() == DIGITS
                ? NUMBER.matcher(kept).replaceAll(UNREADABLE)
                : kept;
    }

    private static boolean isDigit(int point) {
        return Character.isDigit(point) || "〇一二三四五六七八九".indexOf(point) >= 0;
    }

    /** Never between the halves of a character. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
